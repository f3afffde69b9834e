package edgetempo.cli;

import edgetempo.experiments.Checks;
import edgetempo.experiments.OneLine;
import edgetempo.experiments.bridge.Autoreset;
import edgetempo.experiments.bridge.EnvServing;
import edgetempo.experiments.solving.SlotPlans;
import edgetempo.ga.GaBackends;
import edgetempo.scenario.Presets;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code edgetempo env}. */
@Command(name = "env", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Steps environments for another program, such as the Python package in python/, over standard input and output:"
                + " one JSON line each way, then binary frames, until input ends. Everything else is written to standard error."
                + " docs/python.md has the protocol.",
        footer = {"", "Example:  edgetempo env --scenario physical-m2-n20 --envs 64 --threads 2",
                "          edgetempo env --scenario fran-small --world fran-phase1"})
final class EnvCommand implements Callable<Integer> {
    /** Name of the command. */
    static final String NAME = "env";

    @Option(names = "--scenario", paramLabel = "FILE|PRESET", defaultValue = Presets.DEFAULT,
            description = "Scenario file or preset, of either system. Default: ${DEFAULT-VALUE}.")
    private String scenario = Presets.DEFAULT;

    @Option(names = "--set", paramLabel = "KEY=VALUE",
            description = "Overrides one scenario key; may be repeated; see 'edgetempo scenario reference'.")
    private List<String> sets = new ArrayList<>();

    @Option(names = "--world", paramLabel = "NAME", completionCandidates = Candidates.Worlds.class,
            description = "What is stepped: ${COMPLETION-CANDIDATES}. Default: " + EnvServing.FRAME + ", or "
                    + EnvServing.FRAN_PHASE1 + " for an F-RAN scenario.")
    private Optional<String> world = Optional.empty();

    @Option(names = "--solver", paramLabel = "NAME", completionCandidates = Candidates.SlotSolversOnly.class,
            description = "Who solves the slots; see 'edgetempo solvers'. Default: the scenario's time.solver.")
    private Optional<String> solver = Optional.empty();

    @Option(names = "--envs", paramLabel = "N", defaultValue = "1",
            description = "Environments, stepped together. Default: ${DEFAULT-VALUE}.")
    private int envs = 1;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "1",
            description = "Threads that step them; results do not depend on it. Default: ${DEFAULT-VALUE}.")
    private int threads = 1;

    @Option(names = "--autoreset", paramLabel = "MODE", defaultValue = "none",
            description = "What follows the end of an episode: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
            completionCandidates = Candidates.Autoresets.class)
    private String autoreset = "none";

    @Option(names = "--fap", paramLabel = "N", description = "Access point of F-RAN's phase 2, from 0. Default: 0.")
    private Optional<Integer> fap = Optional.empty();

    @Option(names = "--plan", paramLabel = "NAME", completionCandidates = Candidates.Plans.class,
            description = "Whose plan is cached in slots that world " + EnvServing.PROBLEMS
                    + " draws: ${COMPLETION-CANDIDATES}. Default: " + SlotPlans.USUAL + ".")
    private Optional<String> plan = Optional.empty();

    @Option(names = "--backend", paramLabel = "NAME", defaultValue = "auto",
            description = "What runs genetic algorithms. Default: ${DEFAULT-VALUE}.")
    private String backend = "auto";

    @Mixin
    private PluginOptions plugins;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        EnvServing serving = EnvServing.of(scenario, sets).envs(envs).threads(threads)
                .autoreset(Autoreset.valueOf(Checks.known("autoreset", autoreset, new Candidates.Autoresets().names())
                        .toUpperCase(Locale.ROOT)))
                .backend(GaBackends.named(Checks.known("backend", backend, GaBackends.names())));
        world.ifPresent(serving::world);
        solver.ifPresent(serving::solver);
        fap.ifPresent(serving::fap);
        plan.ifPresent(serving::plan);
        PrintStream standard = System.out;
        // What a library or a plug-in prints would end up between frames.
        System.setOut(System.err);
        try (FileInputStream in = new FileInputStream(FileDescriptor.in);
                FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
            serving.serve(in.getChannel(), out.getChannel());
            return ExitCodes.OK;
        } catch (EOFException e) {
            spec.commandLine().getErr().println(OneLine.of(e.getMessage()));
            return ExitCodes.BAD_INPUT;
        } catch (IOException e) {
            // Nobody reads any more; who has gone needs no message, but a log may.
            spec.commandLine().getErr().println(OneLine.of("the other side has gone: " + e.getMessage()));
            return ExitCodes.BAD_INPUT;
        } finally {
            System.setOut(standard);
        }
    }
}
