package edgetempo.cli;

import edgetempo.agents.checkpoint.CheckpointException;
import edgetempo.benchmarks.gate.GateException;
import edgetempo.conformance.ConformanceException;
import edgetempo.experiments.BadInputException;
import edgetempo.ga.BackendException;
import edgetempo.nativeconfig.NativeUnavailableException;
import edgetempo.reports.ReportException;
import edgetempo.scenario.ScenarioException;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code edgetempo} command. */
@Command(name = "edgetempo", versionProvider = VersionProvider.class, mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Simulates, optimises and learns resource allocation at the mobile edge, on two timescales.",
        subcommands = {
                TrainCommand.class, EvaluateCommand.class, SolveCommand.class, CompareCommand.class, FranCommand.class,
                ScenarioCommand.class, ConformanceCommand.class, BenchCommand.class, GateCommand.class,
                ProfileCommand.class,
                ReportCommand.class,
                DoctorCommand.class},
        footer = {"",
                "Exit codes: 0 done, 1 internal error, 2 bad input, 3 a check failed, 130 interrupted.",
                "Start with:  edgetempo train"})
public final class Main implements Runnable {
    private static final boolean DEBUG = System.getenv("EDGETEMPO_DEBUG") != null;

    @Spec
    private CommandSpec spec;

    /** Runs a command line and exits with its code. */
    public static void main(String[] args) {
        System.exit(run(args, new PrintWriter(System.out, true), new PrintWriter(System.err, true)));
    }

    /** Runs a command line and returns its exit code. */
    static int run(String[] args, PrintWriter out, PrintWriter err) {
        return commandLine().setOut(out).setErr(err).execute(args);
    }

    /** All commands. */
    static CommandLine commandLine() {
        CommandLine command = new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::refuse).setExecutionExceptionHandler(Main::explain);
        // What follows is another command's, or JMH's.
        command.getSubcommands().get(ProfileCommand.NAME).setStopAtPositional(true);
        return command;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static int refuse(CommandLine.ParameterException e, String[] args) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println(
                oneLine(e.getMessage()) + "; see " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return ExitCodes.BAD_INPUT;
    }

    private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (e instanceof NativeUnavailableException missing) {
            err.println(oneLine(missing.getMessage() + "; " + missing.remedy()));
            return ExitCodes.BAD_INPUT;
        }
        if (e instanceof BadInputException bad) {
            err.println(oneLine(bad.message(Main::option)));
            return ExitCodes.BAD_INPUT;
        }
        if (e instanceof ScenarioException || e instanceof ReportException || e instanceof ConformanceException
                || e instanceof CheckpointException || e instanceof GateException || e instanceof BackendException) {
            err.println(oneLine(e.getMessage()));
            return ExitCodes.BAD_INPUT;
        }
        err.println("internal error: " + e + (DEBUG ? "" : "; set EDGETEMPO_DEBUG=1 for the stack trace"));
        if (DEBUG) {
            e.printStackTrace(err);
        }
        return ExitCodes.INTERNAL;
    }

    /** What a setting of the library is called here. */
    static String option(String setting) {
        return "--" + setting.replaceAll("[A-Z]", "-$0").toLowerCase(Locale.ROOT);
    }

    private static String oneLine(String message) {
        return message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
