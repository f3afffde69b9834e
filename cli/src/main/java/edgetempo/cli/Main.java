package edgetempo.cli;

import edgetempo.agents.checkpoint.CheckpointException;
import edgetempo.benchmarks.gate.GateException;
import edgetempo.catalogue.CatalogueException;
import edgetempo.catalogue.PluginException;
import edgetempo.conformance.ConformanceException;
import edgetempo.experiments.BadInputException;
import edgetempo.experiments.OneLine;
import edgetempo.ga.BackendException;
import edgetempo.nativeconfig.NativeUnavailableException;
import edgetempo.reports.ReportException;
import edgetempo.scenario.NearestName;
import edgetempo.scenario.ScenarioException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code edgetempo} command. */
@Command(name = "edgetempo", versionProvider = VersionProvider.class, mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Simulates, optimises and learns resource allocation at the mobile edge, on two timescales.",
        subcommands = {
                TrainCommand.class, EvaluateCommand.class, SolveCommand.class, CompareCommand.class, EnvCommand.class,
                FranCommand.class,
                ScenarioCommand.class, ConformanceCommand.class, BenchCommand.class, GateCommand.class,
                ProfileCommand.class,
                ReportCommand.class, ReproduceCommand.class, SweepCommand.class,
                DoctorCommand.class, CatalogueCommand.Solvers.class, CatalogueCommand.Policies.class,
                CatalogueCommand.Agents.class, CatalogueCommand.Operators.class, CommandLine.HelpCommand.class},
        footer = {"",
                "Exit codes: 0 done, 1 internal error, 2 bad input, 3 a check failed, 4 learning diverged, 130 interrupted.",
                "Start with:  edgetempo train", "Completion:  source <(edgetempo completion)"})
public final class Main implements Runnable {
    private static final boolean DEBUG = System.getenv("EDGETEMPO_DEBUG") != null;

    /** How Picocli's own help command begins its refusal. */
    private static final String UNKNOWN_TO_HELP = "Unknown subcommand";

    @Spec
    private CommandSpec spec;

    /** Runs a command line and exits with its code. */
    public static void main(String[] args) {
        StandardOutput out = new StandardOutput();
        PrintWriter err = new PrintWriter(System.err, true);
        Runnable over = StopSignal.announce(err);
        int code = run(args, out.writer(), err);
        Optional<String> failure = out.failure();
        failure.ifPresent(line -> err.println(OneLine.of(line)));
        over.run();
        System.exit(failure.isPresent() && code == ExitCodes.OK ? ExitCodes.BAD_INPUT : code);
    }

    /** Runs a command line and returns its exit code. */
    static int run(String[] args, PrintWriter out, PrintWriter err) {
        try {
            return commandLine().setOut(out).setErr(err).execute(args);
        } catch (Error e) {
            return explain(e, err);
        }
    }

    /** All commands. */
    static CommandLine commandLine() {
        CommandLine command = new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::refuse).setExecutionExceptionHandler(Main::explain)
                .setExecutionStrategy(Main::execute);
        command.addSubcommand("completion", new AutoComplete.GenerateCompletion());
        // What follows is another command's, or JMH's.
        command.getSubcommands().get(ProfileCommand.NAME).setStopAtPositional(true);
        return command;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static int execute(CommandLine.ParseResult parsed) {
        try {
            PluginOptions.load(parsed);
        } catch (PluginException | BadInputException e) {
            throw new CommandLine.ExecutionException(parsed.commandSpec().commandLine(), e.getMessage(), e);
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private static int refuse(CommandLine.ParameterException e, String[] args) {
        PrintWriter err = e.getCommandLine().getErr();
        String help = meant(e) + "; see " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help";
        err.println(OneLine.of(wrong(e), OneLine.LONGEST - help.length()) + help);
        return ExitCodes.BAD_INPUT;
    }

    /** What is wrong; of an option that is not known without what follows it, which may be its value. */
    private static String wrong(CommandLine.ParameterException e) {
        Optional<String> command = unknownCommand(e);
        if (command.isPresent()) {
            return "unknown command \"" + command.get() + "\"";
        }
        if (e instanceof CommandLine.UnmatchedArgumentException unknown) {
            String typed = unknown.getUnmatched().getFirst();
            return unknown.isUnknownOption()
                    ? "unknown option \"" + typed + "\""
                    : "\"" + typed + "\" is not expected here";
        }
        return e.getMessage();
    }

    /** What stands where a command is expected and is none, also behind {@code help}. */
    private static Optional<String> unknownCommand(CommandLine.ParameterException e) {
        if (e instanceof CommandLine.UnmatchedArgumentException unknown) {
            return unknown.isUnknownOption() || e.getCommandLine().getSubcommands().isEmpty()
                    ? Optional.empty()
                    : Optional.of(unknown.getUnmatched().getFirst());
        }
        return Optional.ofNullable(e.getMessage().startsWith(UNKNOWN_TO_HELP) ? e.getValue() : null);
    }

    /** The nearest command, or the option of this command that does what one of another command does or is called nearly the same. */
    private static String meant(CommandLine.ParameterException e) {
        Optional<String> command = unknownCommand(e);
        if (command.isPresent()) {
            return "; nearest: " + NearestName.of(command.get(), e.getCommandLine().getSubcommands().keySet());
        }
        if (!(e instanceof CommandLine.UnmatchedArgumentException unknown) || !unknown.isUnknownOption()) {
            return "";
        }
        String typed = unknown.getUnmatched().getFirst().replaceFirst("=.*", "");
        Set<String> options = e.getCommandLine().getCommandSpec().optionsMap().keySet();
        String same = Map.of("-p", "--set", "--set", "-p").getOrDefault(typed, "");
        return "; nearest: " + (options.contains(same) ? same : NearestName.of(typed, options));
    }

    private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        return explain(e, command.getErr());
    }

    private static int explain(Throwable e, PrintWriter err) {
        String refusal = refusal(e);
        if (refusal != null) {
            err.println(OneLine.of(refusal));
            return ExitCodes.BAD_INPUT;
        }
        String hint = DEBUG ? "" : "; set EDGETEMPO_DEBUG=1 for the stack trace";
        err.println(OneLine.of("internal error: " + e, OneLine.LONGEST - hint.length()) + hint);
        if (DEBUG) {
            e.printStackTrace(err);
        }
        return ExitCodes.INTERNAL;
    }

    /** What to tell of bad input or surroundings; null for defects of EdgeTempo. */
    private static String refusal(Throwable e) {
        if (e instanceof BadInputException bad) {
            return bad.message(Main::option);
        }
        if (e instanceof NativeUnavailableException missing) {
            return missing.getMessage() + "; " + missing.remedy();
        }
        if (e instanceof CatalogueException || e instanceof ScenarioException || e instanceof ReportException
                || e instanceof ConformanceException
                || e instanceof CheckpointException || e instanceof GateException || e instanceof BackendException) {
            return e.getMessage();
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            // A plug-in may break on a thread of its own, whose end wraps what it threw.
            if (cause instanceof PluginException broken) {
                return broken.getMessage();
            }
            // So may an agent in Python.
            if (cause instanceof BadInputException bad) {
                return bad.message(Main::option);
            }
            if (cause instanceof OutOfMemoryError) {
                return "out of memory: the JVM may take " + (Runtime.getRuntime().maxMemory() >> 20)
                        + " MiB; ask for less (population, layers, replay, threads), or give it more with"
                        + " EDGETEMPO_JAVA_OPTS=-Xmx8g";
            }
            // Settings that are read once, when a class is loaded.
            if (cause instanceof ExceptionInInitializerError broken
                    && broken.getCause() instanceof IllegalArgumentException setting) {
                return setting.getMessage();
            }
        }
        return null;
    }

    /** What a setting of the library is called here. */
    static String option(String setting) {
        return "--" + setting.replaceAll("[A-Z]", "-$0").toLowerCase(Locale.ROOT);
    }
}
