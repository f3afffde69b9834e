package edgetempo.benchmarks;

import edgetempo.benchmarks.workload.CountedWork;
import edgetempo.benchmarks.workload.Semantics;
import edgetempo.benchmarks.workload.Shape;
import edgetempo.benchmarks.workload.WorkTally;
import edgetempo.benchmarks.workload.Workload;
import edgetempo.ga.GaBackends;
import edgetempo.ga.GaSolver;
import edgetempo.ga.GenerationListener;
import edgetempo.mec.Decision;
import edgetempo.mec.QosScorer;
import edgetempo.mec.SlotProblem;
import edgetempo.random.RandomStream;
import edgetempo.scenario.mec.Scenario;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Whole slots by the genetic algorithm, in individual-generations a second. Every call draws from other random streams. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class GaSlotBenchmark implements CountedWork {
    static final int POPULATION = 30;
    static final int GENERATIONS = 20;
    private static final int COUNTED_SLOTS = 32;

    /** Chromosome. */
    @Param({"improved", "discrete", "joint"})
    public String variant;
    /** GA backend. */
    @Param({"auto", "scalar"})
    public String backend;
    /** N. */
    @Param({"20", "50"})
    public int users;
    /** Semantics: known or redrawn fading, and related settings. */
    @Param({"physical", "published"})
    public String semantics;

    private GaSolver solver;
    private SlotProblem problem;
    private Decision decision;
    private QosScorer scorer;

    /** Makes the slot and the solver. */
    @Setup
    public void setUp() {
        Workload workload = Workload.of(Semantics.of(semantics), new Shape(2, users, POPULATION),
                "ga.generations=" + GENERATIONS, "ga.variant=" + variant.toUpperCase(Locale.ROOT));
        Scenario scenario = workload.scenario();
        problem = workload.problem();
        solver = new GaSolver(scenario, GaBackends.named(backend));
        decision = new Decision(problem.users, problem.servers, problem.services);
        scorer = new QosScorer(scenario.shares());
    }

    /** One slot. */
    @Benchmark
    @OperationsPerInvocation(POPULATION * GENERATIONS)
    public Decision solve() {
        problem.slot = (problem.slot + 1) & ((1 << RandomStream.SLOT_BITS) - 1);
        solver.solve(problem, decision);
        return decision;
    }

    /** {@value #COUNTED_SLOTS} slots. */
    @Override
    public void work(WorkTally tally) {
        double[] qos = new double[problem.users];
        solver.listen((_, _, _, _, _, _, _) -> tally.count(WorkTally.GENERATIONS, 1));
        for (int i = 0; i < COUNTED_SLOTS; i++) {
            tally.decision(solve());
            tally.digest(WorkTally.QOS, scorer.score(problem, decision, qos));
        }
        solver.listen(GenerationListener.NONE);
        tally.count(WorkTally.EVALUATIONS, solver.evaluations());
    }

    /** The slot solved last. */
    SlotProblem problem() {
        return problem;
    }
}
