package edgetempo.experiments.evaluation;

import edgetempo.caching.CachingPolicy;
import edgetempo.catalogue.Catalogue;
import edgetempo.catalogue.NamedSolver;
import edgetempo.experiments.BadInputException;
import edgetempo.experiments.Build;
import edgetempo.experiments.Checks;
import edgetempo.experiments.Console;
import edgetempo.experiments.IgnoredKeys;
import edgetempo.ga.GaBackend;
import edgetempo.ga.GaBackends;
import edgetempo.input.ScenarioInputs;
import edgetempo.mec.EpisodeResult;
import edgetempo.mec.TraceEpisodes;
import edgetempo.reports.evaluation.EvaluationRecord;
import edgetempo.reports.evaluation.EvaluationSetup;
import edgetempo.reports.run.RunRecord;
import edgetempo.scenario.ScenarioWriter;
import edgetempo.scenario.mec.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Plays a policy, without exploration noise, on episodes unseen in training, along with references on the same episodes. Needs no
 * TensorFlow.
 *
 * {@snippet :
 * EvaluationResult result = Evaluation.of(TrainedRun.open(Path.of("runs/mine"), TrainedRun.PolicyChoice.LAST)).episodes(100).run();
 * System.out.println(result.record().policies().getFirst().reward());
 * }
 *
 * Settings are checked when they are given, and together before anything is played. Mutable; not thread-safe.
 */
public final class Evaluation {
    /** Default number of episodes. */
    public static final int DEFAULT_EPISODES = 100;

    private final Optional<TrainedRun> trained;
    private final Optional<OutsidePolicy> outside;
    private final String policy;
    private Scenario scenario;
    private Optional<String> solver = Optional.empty();
    private List<String> overrides = List.of();
    private Optional<GaBackend> backend = Optional.empty();
    private Optional<Long> seed = Optional.empty();
    private List<String> references = References.usual();
    private int episodes = DEFAULT_EPISODES;
    private int threads = Runtime.getRuntime().availableProcessors();
    private Console console = Console.SILENT;
    private Optional<Path> out = Optional.empty();
    private boolean outIsFolder;
    private boolean keeps;

    private Evaluation(Optional<TrainedRun> trained, Optional<OutsidePolicy> outside, String policy,
            Scenario scenario) {
        this.trained = trained;
        this.outside = outside;
        this.policy = policy;
        this.scenario = scenario;
    }

    /** Creates an evaluation of the policy of a run, in the run's own scenario unless another one is set. */
    public static Evaluation of(TrainedRun run) {
        return new Evaluation(Optional.of(run), Optional.empty(), run.record().algorithm(), run.scenario(List.of()));
    }

    /**
     * Creates an evaluation of a policy that does not learn, of an actor in a safetensors file, or of a Python agent, {@code
     * python:agent.py}.
     *
     * @throws BadInputException if there is no such policy
     */
    public static Evaluation ofPolicy(String policy, Scenario scenario) {
        Optional<OutsidePolicy> outside = OutsidePolicy.of("algorithm", policy);
        return new Evaluation(Optional.empty(), outside,
                outside.isPresent() ? policy : Checks.policy("algorithm", policy), scenario);
    }

    /** Sets the scenario; of the same shape as the one that the policy was trained in. */
    public Evaluation scenario(Scenario where) {
        scenario = where;
        return this;
    }

    /**
     * Sets the slot solver, also for an agent that decides slots itself. Default: the run's own solver, or the scenario's {@code
     * time.solver}.
     */
    public Evaluation solver(String name) {
        solver = Optional.of(Checks.solver("solver", name).text());
        return this;
    }

    /** Sets the overrides that {@link #scenario} was created with, each as {@code key=value}, to warn of those without effect. */
    public Evaluation overridden(List<String> sets) {
        overrides = List.copyOf(sets);
        return this;
    }

    /** Sets the GA backend. Default: the run's own. */
    public Evaluation backend(GaBackend runner) {
        backend = Optional.of(runner);
        return this;
    }

    /** Sets the root of the episodes' random streams. Default: one that no run is trained with, the same for every run. */
    public Evaluation seed(long root) {
        seed = Optional.of(root);
        return this;
    }

    /** Sets the policies to play on the same episodes; may be none. */
    public Evaluation references(List<String> names) {
        references = names.stream().map(name -> Checks.policy("references", name)).distinct()
                .toList();
        return this;
    }

    /** Sets the number of episodes; at least 1. */
    public Evaluation episodes(int count) {
        episodes = Checks.atLeast("episodes", 1, count);
        return this;
    }

    /** Sets the number of episodes in parallel; results do not depend on it. Default: all cores. */
    public Evaluation threads(int count) {
        threads = Checks.threads(count);
        return this;
    }

    /**
     * Sets where {@link EvaluationResult#write} writes the record, {@code .json}, and the table of the episodes beside it: a file, or an
     * existing folder. Missing parent folders are created. Default: the run's folder; nothing is written for a policy without a run.
     */
    public Evaluation out(Path fileOrFolder) {
        out = Optional.of(fileOrFolder);
        return this;
    }

    /** As {@link #out}, but always a folder, which is created if it is missing. */
    public Evaluation outFolder(Path folder) {
        outIsFolder = true;
        return out(folder);
    }

    /** Fails, before anything is played, if an evaluation would be overwritten. By default it is replaced. */
    public Evaluation keepWhatIsThere() {
        keeps = true;
        return this;
    }

    /** Sets the console for progress and warnings. */
    public Evaluation console(Console to) {
        console = to;
        return this;
    }

    /**
     * Validates all settings without playing.
     *
     * @throws BadInputException if settings do not go together, or the policy does not fit the scenario
     */
    public void check() {
        EvaluationEpisodes play = common();
        trained.ifPresent(run -> run.policies(play, solver.isPresent()));
    }

    /**
     * Runs the evaluation.
     *
     * @throws BadInputException if settings do not go together, or the policy does not fit the scenario
     */
    public EvaluationResult run() {
        try {
            return played(common());
        } finally {
            outside.ifPresent(OutsidePolicy::close);
        }
    }

    private EvaluationResult played(EvaluationEpisodes play) {
        Optional<Path> target = target(play);
        target.filter(_ -> keeps).ifPresent(Evaluation::refuseIfThere);
        target.ifPresent(Evaluation::refuseIfNoFolder);
        boolean seen = trained.filter(run -> run.record().seed() == play.seed()).isPresent();
        if (seen) {
            console.warn(name -> name.apply("seed") + " " + play.seed() + " is the seed that the run was trained with");
        }
        Instant started = Instant.now();
        Map<String, PlayedPolicy> played = play.play(policies(play), console);
        Map<String, List<EpisodeResult>> results = new LinkedHashMap<>();
        played.forEach((name, one) -> results.put(name, one.episodes()));
        EvaluationSetup setup = new EvaluationSetup(trained.map(TrainedRun::name).orElse(""),
                trained.filter(run -> run.policy().isPresent()).map(run -> run.choice().file()).orElse(""),
                play.scenario().name(), play.solverName(), play.backend().name(), play.seed(), seen,
                Build.provenance(started), ScenarioWriter.toMap(play.scenario()));
        return new EvaluationResult(policy, EvaluationRecord.of(setup, results, played.get(policy).slotLoss()), results,
                target, out.isPresent());
    }

    /** What is to become a folder must not be a file. */
    private static void refuseIfNoFolder(Path json) {
        Path folder = json.toAbsolutePath().getParent();
        while (folder != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        if (folder != null && !Files.isDirectory(folder)) {
            Path file = folder;
            throw BadInputException.of("out", file + " is a file; allowed: a folder, or one to be made");
        }
    }

    private static void refuseIfThere(Path json) {
        for (Path file : List.of(json, EvaluationRecord.table(json))) {
            if (Files.exists(file)) {
                throw new BadInputException(
                        name -> file + " is there already; allowed: " + name.apply("overwrite") + ", or another place, "
                                + name.apply("out"));
            }
        }
    }

    private Optional<Path> target(EvaluationEpisodes play) {
        String name = new EvaluationName(trained.map(run -> run.choice().label()).orElse(""),
                solver.filter(text -> !text.equals(usualSolver())), episodes, seed.filter(root -> root != usualSeed()),
                overrides, Optional.of(references).filter(names -> !names.equals(References.usual()))).of(play);
        return out.map(path -> outIsFolder || Files.isDirectory(path)
                ? path.resolve(name + ".json")
                : path.toString().endsWith(".json") ? path : path.resolveSibling(path.getFileName() + ".json"))
                .or(() -> trained.map(run -> run.folder().resolve(name + ".json")));
    }

    private String usualSolver() {
        // Where the agent decides the slots itself, the solver's name in the record is its own.
        return trained.map(TrainedRun::record).filter(run -> !run.solver().equals(run.algorithm()))
                .map(RunRecord::solver).orElseGet(() -> Catalogue.standard().solverOf(scenario));
    }

    private long usualSeed() {
        return HeldOutSeeds.test(trained.map(run -> run.record().seed()).orElse(0L));
    }

    private EvaluationEpisodes common() {
        Optional<RunRecord> record = trained.map(TrainedRun::record);
        NamedSolver named = Checks.solver("solver", solver.orElseGet(this::usualSolver));
        String solving = named.text();
        IgnoredKeys.ofSolvers(scenario, overrides, List.of(named)).forEach(console::warn);
        named.caution(scenario).ifPresent(console::warn);
        GaBackend runner = backend.orElseGet(() -> record.map(RunRecord::backend)
                .map(name -> GaBackends.named(Checks.known("backend", name, GaBackends.names())))
                .orElseGet(GaBackends::fastest));
        long root = seed.orElseGet(this::usualSeed);
        EvaluationEpisodes play = new EvaluationEpisodes(
                named.configure(TraceEpisodes.evaluating(ScenarioInputs.pinned(scenario))), solving, runner,
                root,
                episodes, threads);
        if (play.solver().choosesPlan()) {
            throw BadInputException.of("solver", solving
                    + " chooses the cache plans itself, so there is no policy to evaluate; allowed: any other solver");
        }
        return play;
    }

    private Map<String, Supplier<CachingPolicy>> policies(EvaluationEpisodes play) {
        Map<String, Supplier<CachingPolicy>> policies = new LinkedHashMap<>();
        policies.put(policy, trained.map(run -> run.policies(play, solver.isPresent()))
                .or(() -> outside.map(other -> other.policies(play)))
                .orElseGet(() -> References.supplier(policy, play)));
        List<String> others = new ArrayList<>(references);
        others.remove(policy);
        others.forEach(name -> policies.put(name, References.supplier(name, play)));
        return policies;
    }
}
