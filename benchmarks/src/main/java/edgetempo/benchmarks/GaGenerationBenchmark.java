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
import edgetempo.mec.SlotProblem;
import edgetempo.random.RandomStream;
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

/**
 * Time of one generation of the improved variant, from a slot long enough to make its setup negligible: growth of cost with users,
 * servers and population.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class GaGenerationBenchmark implements CountedWork {
    static final int GENERATIONS = 500;

    /** Size. */
    @Param({"m2-n10-p30", "m2-n20-p30", "m2-n50-p30", "m2-n100-p30", "m5-n50-p30", "m8-n50-p30", "m2-n50-p60",
            "m2-n50-p120", "m2-n50-p240"})
    public String shape;
    /** GA backend. */
    @Param({"auto", "scalar"})
    public String backend;

    private GaSolver solver;
    private SlotProblem problem;
    private Decision decision;

    /** Makes the slot and the solver. */
    @Setup
    public void setUp() {
        Workload workload = Workload.of(Semantics.PHYSICAL, Shape.parse(shape), "ga.generations=" + GENERATIONS);
        problem = workload.problem();
        solver = new GaSolver(workload.scenario(), GaBackends.named(backend));
        decision = new Decision(problem.users, problem.servers, problem.services);
    }

    /** All generations of a slot. */
    @Benchmark
    @OperationsPerInvocation(GENERATIONS)
    public Decision generations() {
        problem.slot = (problem.slot + 1) & ((1 << RandomStream.SLOT_BITS) - 1);
        solver.solve(problem, decision);
        return decision;
    }

    /** One slot. */
    @Override
    public void work(WorkTally tally) {
        solver.listen((_, _, _, _, _, _, _) -> tally.count(WorkTally.GENERATIONS, 1));
        tally.decision(generations());
        solver.listen(GenerationListener.NONE);
        tally.count(WorkTally.EVALUATIONS, solver.evaluations());
    }

    /** Fitness evaluations so far. */
    long evaluations() {
        return solver.evaluations();
    }
}
