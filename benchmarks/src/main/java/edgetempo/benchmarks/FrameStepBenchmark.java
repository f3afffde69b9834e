package edgetempo.benchmarks;

import edgetempo.benchmarks.workload.CountedWork;
import edgetempo.benchmarks.workload.Semantics;
import edgetempo.benchmarks.workload.Shape;
import edgetempo.benchmarks.workload.WorkTally;
import edgetempo.benchmarks.workload.Workload;
import edgetempo.catalogue.Catalogue;
import edgetempo.ga.GaBackends;
import edgetempo.mec.CachePlan;
import edgetempo.mec.SlotExecutor;
import edgetempo.mec.SlotSampler;
import edgetempo.mec.StepResult;
import edgetempo.mec.TwoTimescaleEnv;
import edgetempo.scenario.mec.Scenario;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Time of one frame: a whole step of the environment, with slots of 30 individuals and 20 generations each. A new episode, with
 * new positions, begins whenever one is over, and counts.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FrameStepBenchmark implements CountedWork {
    private static final int COUNTED_FRAMES = 8;

    /** N. */
    @Param({"20", "50"})
    public int users;
    /** GA backend. */
    @Param({"auto", "scalar"})
    public String backend;
    /** Slots of a frame, which are independent of each other. */
    @Param({"5", "40"})
    public int slots;
    /** Threads that solve the slots of a frame. */
    @Param({"1", "2"})
    public int threads;

    private SlotExecutor executor;
    private TwoTimescaleEnv env;
    private CachePlan plan;
    private int episode;
    private boolean over;

    /** Makes the environment. */
    @Setup
    public void setUp() {
        Scenario scenario = Workload.scenario(Semantics.PHYSICAL, new Shape(2, users, GaSlotBenchmark.POPULATION),
                "ga.generations=" + GaSlotBenchmark.GENERATIONS, "time.slotsPerFrame=" + slots);
        executor = new SlotExecutor(
                Catalogue.standard().solver("improved").factory(scenario,
                        GaBackends.named(backend)),
                threads);
        env = new TwoTimescaleEnv(scenario, executor, new SlotSampler(scenario));
        plan = Workload.everything(scenario);
        env.reset(Workload.SEED, episode);
    }

    /** One frame. */
    @Benchmark
    public StepResult step() {
        if (over) {
            env.reset(Workload.SEED, ++episode);
        }
        StepResult result = env.step(plan);
        over = result.truncated();
        return result;
    }

    /** {@value #COUNTED_FRAMES} frames. */
    @Override
    public void work(WorkTally tally) {
        for (int i = 0; i < COUNTED_FRAMES; i++) {
            StepResult result = step();
            tally.digest("observations", result.observation());
            tally.digest(WorkTally.QOS, result.reward());
            for (int slot = 0; slot < slots; slot++) {
                tally.decision(env.decision(slot));
            }
        }
        tally.count(WorkTally.EVALUATIONS, executor.evaluations());
    }

    /** Ends the threads. */
    @TearDown
    public void tearDown() {
        executor.close();
    }
}
