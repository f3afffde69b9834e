package edgetempo.cli;

import edgetempo.caching.CachingPolicies;
import edgetempo.caching.CachingPolicy;
import edgetempo.experiments.BadInputException;
import edgetempo.experiments.Build;
import edgetempo.experiments.Checks;
import edgetempo.experiments.evaluation.Evaluation;
import edgetempo.experiments.evaluation.HeldOutSeeds;
import edgetempo.experiments.evaluation.References;
import edgetempo.experiments.evaluation.TrainedRun;
import edgetempo.experiments.training.Learners;
import edgetempo.ga.GaBackends;
import edgetempo.mec.EpisodeResult;
import edgetempo.registry.SlotSolvers;
import edgetempo.reports.evaluation.EvaluationRecord;
import edgetempo.reports.evaluation.EvaluationSetup;
import edgetempo.reports.run.RunRecord;
import edgetempo.scenario.Presets;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.ScenarioWriter;
import edgetempo.scenario.mec.Scenario;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edgetempo evaluate}. */
@Command(name = "evaluate", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Plays the trained policy of a run folder, without exploration noise, on episodes that training has not seen, beside"
                + " references on the same episodes, and leaves evaluate-<scenario>.json and .csv "
                + "(evaluate-<scenario>-best with --policy best) in the run folder. Needs no TensorFlow.",
        footer = {
                "", "Example:  edgetempo evaluate runs/20260304-050607-physical-m2-n20-lstm-ddpg-s1 --episodes 100",
                "          edgetempo evaluate --algorithm greedy --scenario drift-m2-n30"})
final class EvaluateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", arity = "0..1", description = "Folder of a run.")
    private Optional<Path> run = Optional
            .empty();

    @Option(names = "--algorithm", paramLabel = "NAME",
            description = "Instead of RUN: a policy that does not learn; nothing is written.")
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
            description = "Who solves the slots. Default: the run's own solver; twin-ddpg then decides its own "
                    + "slots, and those of references are the scenario's ga.variant's.")
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
            description = "Policies to play on the same episodes, separated by commas; \"\" for none. Default: "
                    + "random,popularity,all,greedy,best-static,clairvoyant.")
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

    @Mixin
    private OutputOptions output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Checks.atLeast("episodes", 1, episodes);
        Checks.atLeast("threads", 1, threads);
        if (run.isPresent() == algorithm.isPresent()) {
            throw new BadInputException("name a run folder or an --algorithm that does not learn, one of them");
        }
        algorithm.ifPresent(name -> Checks.known("algorithm", name, CachingPolicies.names()));
        List<String> referenceNames = references.map(References::parse).orElseGet(References::usual);
        Optional<TrainedRun> trained = run.map(folder -> TrainedRun.open(folder, policyChoice));
        Optional<RunRecord> record = trained.map(TrainedRun::record);

        Scenario loaded = trained.isPresent() && scenarioName.isEmpty()
                ? trained.get().scenario(sets)
                : ScenarioReader.load(scenarioName.orElse(Presets.DEFAULT), sets);
        String solverName = Checks.known("solver",
                solver.orElseGet(() -> record.filter(of -> !Learners.solvesSlots(of.algorithm())).map(RunRecord::solver)
                        .orElse(SlotSolvers.defaultName(loaded))),
                SlotSolvers.names());
        String backendName = Checks.known("backend",
                backend.orElseGet(() -> record.map(RunRecord::backend).orElse("auto")), GaBackends.names());
        Optional<Long> trainingSeed = record.map(RunRecord::seed);
        long episodeSeed = seed.orElseGet(() -> HeldOutSeeds.test(trainingSeed.orElse(0L)));
        Evaluation evaluation = new Evaluation(SlotSolvers.configure(loaded, solverName), solverName,
                GaBackends.named(backendName), episodeSeed, episodes, threads);
        if (evaluation.solver().choosesPlan()) {
            throw new BadInputException("--solver: " + solverName
                    + " chooses the cache plans itself, so there is no policy to evaluate; allowed: any other solver");
        }
        boolean seen = trainingSeed.filter(trainedWith -> trainedWith == episodeSeed).isPresent();
        PrintWriter err = spec.commandLine().getErr();
        if (seen) {
            err.println("warning: --seed " + episodeSeed + " is the seed that the run was trained with");
        }
        return evaluate(evaluation, trained, referenceNames, seen, err);
    }

    private int evaluate(Evaluation evaluation, Optional<TrainedRun> trained, List<String> referenceNames, boolean seen,
            PrintWriter err) {
        Map<String, Supplier<CachingPolicy>> policies = new LinkedHashMap<>();
        String own = trained.map(of -> of.record().algorithm()).or(() -> algorithm).orElseThrow();
        policies.put(own, trained.map(of -> of.policies(evaluation, solver.isPresent()))
                .orElseGet(() -> References.supplier(own, evaluation)));
        for (String name : referenceNames) {
            if (!name.equals(own)) {
                policies.put(name, References.supplier(name, evaluation));
            }
        }
        Instant started = Instant.now();
        Map<String, List<EpisodeResult>> results = evaluation.play(policies, new TerminalConsole(output.quiet(), err));
        EvaluationRecord result = EvaluationRecord.of(new EvaluationSetup(
                trained.map(of -> of.folder().toAbsolutePath().normalize().getFileName().toString()).orElse(""),
                trained.filter(of -> of.policy().isPresent()).map(of -> policyChoice.file()).orElse(""),
                evaluation.scenario().name(), evaluation.solverName(), evaluation.backend().name(), evaluation.seed(),
                seen,
                Build.provenance(started),
                ScenarioWriter.toMap(evaluation.scenario())), results);
        Optional<Path> written = trained.map(of -> result.write(of.folder(), policyChoice.label(), results));
        PrintWriter out = spec.commandLine().getOut();
        if (output.json()) {
            out.println(result.toJson());
        } else {
            out.println(EvaluationSummary.of(result, own));
            written.ifPresent(file -> out.println("results              " + file));
        }
        return ExitCodes.OK;
    }
}
