package edgetempo.benchmarks;

import edgetempo.benchmarks.workload.Semantics;
import edgetempo.benchmarks.workload.Shape;
import edgetempo.benchmarks.workload.Workload;
import edgetempo.catalogue.Catalogue;
import edgetempo.ga.GaBackends;
import edgetempo.mec.Decision;
import edgetempo.mec.SlotExecutor;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotSampler;
import edgetempo.mec.TwoTimescaleEnv;
import edgetempo.scenario.mec.Scenario;
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
import org.openjdk.jmh.annotations.TearDown;

/** Time per slot of {@value #SLOTS} independent ones solved by several threads, 30 individuals and 20 generations each. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class IndependentSlotsBenchmark {
    static final int SLOTS = 64;

    /** N. */
    @Param({"20", "50"})
    public int users;
    /** Threads that solve the slots. */
    @Param({"1", "2"})
    public int threads;

    private final SlotProblem[] problems = new SlotProblem[SLOTS];
    private final Decision[] decisions = new Decision[SLOTS];
    private SlotExecutor executor;

    /** Draws the slots. */
    @Setup
    public void setUp() {
        Scenario scenario = Workload.scenario(Semantics.PHYSICAL, new Shape(2, users, GaSlotBenchmark.POPULATION),
                "ga.generations=" + GaSlotBenchmark.GENERATIONS, "time.slotsPerFrame=" + SLOTS);
        executor = new SlotExecutor(
                Catalogue.standard().solver("improved").factory(scenario,
                        GaBackends.fastest()),
                threads);
        TwoTimescaleEnv env = new TwoTimescaleEnv(scenario, executor, new SlotSampler(scenario));
        env.reset(Workload.SEED);
        env.step(Workload.everything(scenario));
        for (int slot = 0; slot < SLOTS; slot++) {
            problems[slot] = env.problem(slot);
            decisions[slot] = env.decision(slot);
        }
    }

    /** All slots. */
    @Benchmark
    @OperationsPerInvocation(SLOTS)
    public Decision[] solve() {
        executor.solve(problems, decisions, 0, problems.length);
        return decisions;
    }

    /** Ends the threads. */
    @TearDown
    public void tearDown() {
        executor.close();
    }
}
