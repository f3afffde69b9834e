package edgetempo.experiments.fran;

import edgetempo.agents.fran.Phase1Policy;
import edgetempo.experiments.Checks;
import edgetempo.fran.FranMethod;
import edgetempo.fran.FranMethods;
import edgetempo.reports.ReportJson;
import edgetempo.reports.fran.FranMethodRow;
import edgetempo.reports.fran.FranRunRecord;
import edgetempo.reports.run.RunSystem;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.fran.FranScenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Plays the offloading network of a run on fresh instances, with positions and tasks unseen in training, along with every method that needs
 * no training. Processors are allocated exactly, because allocation networks are specific to the users they were trained for. Mutable; not
 * thread-safe.
 */
public final class FranEvaluation {
    /** Number of the first fresh instance: beyond every number that {@code phase1.instances} allows. */
    public static final int FIRST_FRESH = 1_000_000;
    /** Default number of instances. */
    public static final int DEFAULT_INSTANCES = 100;

    private final Path run;
    private final FranRunRecord record;
    private FranScenario scenario;
    private int instances = DEFAULT_INSTANCES;
    private long seed;
    private int threads = Runtime.getRuntime().availableProcessors();

    private FranEvaluation(Path run) {
        this.run = run;
        record = FranRunRecord.read(run);
        scenario = scenario(List.of());
        seed = record.seed();
    }

    /**
     * Creates an evaluation of the network of a run, in the run's own scenario unless another one is set.
     *
     * @throws edgetempo.reports.ReportException if the folder holds no readable {@code run.json}
     */
    public static FranEvaluation of(Path run) {
        RunSystem.FRAN.requireForEvaluation(run);
        return new FranEvaluation(run);
    }

    /** The run's own scenario with overrides. */
    public FranScenario scenario(List<String> sets) {
        return ScenarioReader.parseFran(ReportJson.mapper().writeValueAsString(record.resolvedScenario()),
                run.resolve(FranRunRecord.FILE_NAME).toString(), sets);
    }

    /** Sets the scenario. */
    public FranEvaluation scenario(FranScenario where) {
        scenario = where;
        return this;
    }

    /** Sets the number of fresh instances; at least 1. */
    public FranEvaluation instances(int count) {
        instances = Checks.atLeast("episodes", 1, count);
        return this;
    }

    /** Sets the root of every random stream. Default: the run's own. */
    public FranEvaluation seed(long root) {
        seed = root;
        return this;
    }

    /** Sets the number of methods in parallel; results do not depend on it. Default: all cores. */
    public FranEvaluation threads(int count) {
        threads = Checks.threads(count);
        return this;
    }

    /**
     * Runs the evaluation.
     *
     * @throws edgetempo.experiments.BadInputException if the run has no network, or one of another size than the scenario
     */
    public FranEvaluationResult run() {
        List<FranMethod> methods = new ArrayList<>(FranMethods.all(scenario));
        methods.add(1, learned(scenario, methods.getFirst()));
        FranScenario own = ScenarioReader.parseCompleteFran(
                ReportJson.mapper().writeValueAsString(record.resolvedScenario()),
                run.resolve(FranRunRecord.FILE_NAME).toString());
        FranMethod exact = FranMethods.all(own).getFirst();
        List<FranMethodRow> fresh = FranMethodRow
                .of(FranPlay.playBounded(methods, FranPlay.instances(scenario, seed, FIRST_FRESH, instances), threads));
        FranMethodRow training = FranMethodRow.of(FranPlay.play(List.of(exact, learned(own, exact)),
                FranPlay.instances(own, record.seed(), 0, 1), threads)).getLast();
        return new FranEvaluationResult(scenario, own.phase1().instances(),
                record.figures().phase1BestEpoch() >= 0, fresh, training);
    }

    private FranMethod learned(FranScenario where, FranMethod exact) {
        return FranMethod.of(where, Phase1Policy.NAME, FranPolicies.read(run, where), exact.allocator());
    }
}
