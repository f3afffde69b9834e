package edgetempo.cli;

import edgetempo.catalogue.NameAndSettings;
import edgetempo.experiments.BadInputException;
import edgetempo.experiments.Checks;
import edgetempo.experiments.RunPages;
import edgetempo.experiments.evaluation.Evaluation;
import edgetempo.experiments.evaluation.EvaluationResult;
import edgetempo.experiments.evaluation.TrainedRun;
import edgetempo.ga.GaBackends;
import edgetempo.scenario.Presets;
import edgetempo.scenario.ScenarioReader;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edgetempo evaluate}. */
@Command(name = "evaluate", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Plays the trained policy of a run folder, without exploration noise, on episodes that training has not seen, beside"
                + " references on the same episodes, and leaves evaluate-<scenario>.json and .csv in the run folder; what differs from the"
                + " usual (policy, solver, episodes, seed, keys, references) is added to the name. Needs no TensorFlow.",
        footer = {
                "", "Example:  edgetempo evaluate runs/20260304-050607-physical-m2-n20-lstm-recall-s1 --episodes 100",
                "          edgetempo evaluate --algorithm greedy --scenario drift-m2-n30"})
final class EvaluateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", arity = "0..1", description = "Folder of a run.")
    private Optional<Path> run = Optional
            .empty();

    @Option(names = "--algorithm", paramLabel = "NAME", completionCandidates = Candidates.Policies.class,
            description = "Instead of RUN: a policy that does not learn, one of ${COMPLETION-CANDIDATES}, or a policy from elsewhere,"
                    + " FILE.safetensors or python:FILE.py (see docs/python.md); nothing is written without --out.")
    private Optional<String> algorithm = Optional
            .empty();

    @Option(names = "--policy", paramLabel = "last|best", defaultValue = "last",
            description = "Which policy of RUN: of its end, or the best by evaluation in training. Default: ${DEFAULT-VALUE}.")
    private TrainedRun.PolicyChoice policyChoice = TrainedRun.PolicyChoice.LAST;

    @Option(names = "--scenario", paramLabel = "FILE|PRESET",
            description = "Where to play; of the same shape as the run's. Default: the run's own scenario.")
    private Optional<String> scenarioName = Optional
            .empty();

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Overrides one scenario key; may be repeated.")
    private List<String> sets = new ArrayList<>();

    @Option(names = "--solver", paramLabel = "NAME",
            description = "Who solves the slots; see 'edgetempo solvers'. Default: the run's own solver; an agent that solves slots then"
                    + " decides its own, and those of references are the scenario's time.solver's.")
    private Optional<String> solver = Optional
            .empty();

    @Option(names = "--episodes", paramLabel = "N", defaultValue = "100",
            description = "Episodes. Default: ${DEFAULT-VALUE}.")
    private int episodes = 100;

    @Option(names = "--seed", paramLabel = "N",
            description = "Root of the episodes' random streams. Default: 1000000, and 1000001 for a run that was "
                    + "trained with that; the same episodes for every run.")
    private Optional<Long> seed = Optional
            .empty();

    @Option(names = "--references", paramLabel = "LIST",
            description = "Policies to play on the same episodes, separated by commas; \"\" for none. Default: those that"
                    + " 'edgetempo policies' calls references. In 'best-static{solver: exact}' plans are valued on exact slots.")
    private Optional<String> references = Optional
            .empty();

    @Option(names = "--threads", paramLabel = "N",
            description = "Episodes at a time; results do not depend on it. Default: all cores.")
    private int threads = Runtime
            .getRuntime().availableProcessors();

    @Option(names = "--backend", paramLabel = "NAME",
            description = "What runs the genetic algorithm. Default: the run's own.")
    private Optional<String> backend = Optional
            .empty();

    @Option(names = "--out", paramLabel = "FILE|DIR",
            description = "Where the figures go, .json, and the episodes, .csv beside it; a folder if there is one or the name ends in /."
                    + " Folders that are missing are made. Default: the run folder.")
    private Optional<String> file = Optional
            .empty();

    @Option(names = "--overwrite", description = "Replaces an evaluation that is there already.")
    private boolean overwrite;

    @Mixin
    private PluginOptions plugins;

    @Mixin
    private OutputOptions output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (run.isPresent() == algorithm.isPresent()) {
            throw new BadInputException("name a run folder or an --algorithm that does not learn, one of them");
        }
        Evaluation evaluation = run.map(this::ofRun).orElseGet(() -> Evaluation.ofPolicy(algorithm.orElseThrow(),
                ScenarioReader.load(scenarioName.orElse(Presets.DEFAULT), sets)));
        evaluation.overridden(sets).episodes(episodes).threads(threads)
                .console(new TerminalConsole(output.quiet(), spec.commandLine().getErr()));
        file.ifPresent(text -> out(evaluation, text));
        if (!overwrite) {
            evaluation.keepWhatIsThere();
        }
        solver.ifPresent(evaluation::solver);
        seed.ifPresent(evaluation::seed);
        backend.ifPresent(
                name -> evaluation.backend(GaBackends.named(Checks.known("backend", name, GaBackends.names()))));
        references.ifPresent(text -> evaluation.references(policies(text)));
        EvaluationResult result = evaluation.run();
        Optional<Path> written = result.write();
        PrintWriter out = spec.commandLine().getOut();
        if (output.json()) {
            out.println(result.record().toJson());
        } else {
            out.println(EvaluationSummary.of(result.record(), result.policy()));
            written.ifPresent(file -> out.println("results              " + file));
        }
        next(run, written).print(output, out);
        return ExitCodes.OK;
    }

    private static void out(Evaluation evaluation, String text) {
        try {
            Path path = Path.of(text);
            if (text.endsWith("/") || text.endsWith(path.getFileSystem().getSeparator())) {
                evaluation.outFolder(path);
            } else {
                evaluation.out(path);
            }
        } catch (InvalidPathException e) {
            throw new BadInputException("--out: \"" + text + "\" is no path: " + e.getReason());
        }
    }

    /** Names of policies as a list of them is typed; none for an empty one. */
    static List<String> policies(String text) {
        return text.isBlank() ? List.of() : NameAndSettings.split(text, ",").stream().map(String::strip).toList();
    }

    /** The run's page shows the evaluation where it lies in the run's folder. */
    private NextSteps next(Optional<Path> run, Optional<Path> written) {
        NextSteps next = new NextSteps(20).with(plugins);
        Optional<Path> shown = run.filter(folder -> written.map(file -> file.toAbsolutePath().normalize().getParent())
                .filter(folder.toAbsolutePath().normalize()::equals).isPresent());
        if (shown.isPresent()) {
            RunPages.write(shown.get(), new TerminalConsole(output.quiet(), spec.commandLine().getErr()));
            next.page(shown.get());
        } else if (written.isPresent()) {
            next.command("a page of it", "report", written.get().toString());
        }
        List<String> words = new ArrayList<>(List.of("compare", "--policies",
                run.map(folder -> NextSteps.beside(folder.toString(), ""))
                        .orElseGet(() -> NextSteps.beside(algorithm.orElseThrow(), algorithm.orElseThrow()))));
        scenarioName.ifPresent(name -> words.addAll(List.of("--scenario", name)));
        sets.forEach(set -> words.addAll(List.of("--set", set)));
        return next.command(
                run.isPresent()
                        ? "trained policies against others, with tests"
                        : "several policies at once, with tests",
                words.toArray(String[]::new));
    }

    private Evaluation ofRun(Path folder) {
        TrainedRun trained = TrainedRun.open(folder, policyChoice);
        return Evaluation.of(trained).scenario(scenarioName.map(name -> ScenarioReader.load(name, sets))
                .orElseGet(() -> trained.scenario(sets)));
    }
}
