package edgetempo.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code edgetempo fran}. */
@Command(name = "fran", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Offloading and allocation in a fog radio access network: access points, device-to-device nodes, a cloud.",
        subcommands = {
                FranTrainCommand.class, FranEvaluateCommand.class, FranSolveCommand.class},
        footer = {"",
                "Example:  edgetempo fran solve --scenario fran-default"})
final class FranCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
