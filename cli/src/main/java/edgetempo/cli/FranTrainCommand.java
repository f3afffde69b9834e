package edgetempo.cli;

import edgetempo.experiments.Checks;
import edgetempo.experiments.fran.FranTrainingResult;
import edgetempo.experiments.fran.FranTrainingRun;
import edgetempo.nativeconfig.DeviceChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code edgetempo fran train}. */
@Command(name = "train", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Trains the agent that offloads, then the agents of all access points, on instance 0 of the "
                + "seed (or on phase1.instances"
                + " in turn), and leaves a run folder with figures, tables, plots and networks. What counts as "
                + "learned is the network that was"
                + " judged best without random actions, not the last one.",
        footer = {"",
                "Example:  edgetempo fran train --scenario fran-default --seed 1"})
final class FranTrainCommand implements Callable<Integer> {
    @Mixin
    private FranOptions scenarioOptions;

    @Option(names = "--epochs", paramLabel = "N",
            description = "Epochs of the offloading phase. Default: the scenario's phase1.epochs.")
    private Optional<Integer> epochs = Optional
            .empty();

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = "Root of every random stream. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "--threads", paramLabel = "N",
            description = "Access points that train at a time; results do not depend on it. Default: all cores.")
    private int threads = Runtime
            .getRuntime().availableProcessors();

    @Option(names = "--device", paramLabel = "cpu|gpu|auto", defaultValue = "cpu",
            description = "Where networks run; they are so small that the processor is usually faster. Default: ${DEFAULT-VALUE}.")
    private DeviceChoice device = DeviceChoice.CPU;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "runs",
            description = "Folder that gets the run's folder. Default: ${DEFAULT-VALUE}.")
    private Path out = Path
            .of("runs");

    @Mixin
    private OutputOptions output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        epochs.ifPresent(number -> Checks.atLeast("epochs", 1, number));
        FranTrainingRun training = FranTrainingRun
                .of(scenarioOptions.load(epochs.map(number -> List.of("phase1.epochs=" + number)).orElse(List.of())))
                .seed(seed).threads(threads).device(device)
                .console(new TerminalConsole(output.quiet(), spec.commandLine().getErr()));
        try (StopSignal stop = new StopSignal()) {
            FranTrainingResult result = training.stop(stop).run(out);
            spec.commandLine().getOut().println(output.json()
                    ? Json.of(result.record())
                    : FranTable.of(result.methods()) + System.lineSeparator()
                            + FranSummary.of(result.record(), result.folder()));
            return result.finished() ? ExitCodes.OK : ExitCodes.INTERRUPTED;
        }
    }
}
