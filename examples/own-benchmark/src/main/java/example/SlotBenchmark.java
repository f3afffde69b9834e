package example;

import edgetempo.caching.StaticPlans;
import edgetempo.catalogue.Catalogue;
import edgetempo.comparison.SlotInstances;
import edgetempo.ga.GaBackends;
import edgetempo.mec.Decision;
import edgetempo.mec.SlotSolver;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The time that a slot solver of the catalogue, or of your own, takes for a slot; another slot in each call. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@State(Scope.Thread)
public class SlotBenchmark {
    private static final int SLOTS = 64;

    /** Names as for {@code edgetempo compare --solvers}. */
    @Param({"memetic", "fast"})
    public String solver;

    private SlotInstances slots;
    private SlotSolver instance;
    private Decision decision;
    private int next;

    /** Makes solver and slots. */
    @Setup
    public void setUp() {
        Scenario scenario = ScenarioReader.load("physical-m2-n20", List.of());
        slots = new SlotInstances(scenario, StaticPlans.all(scenario), 1);
        instance = Catalogue.standard().solver(solver).factory(scenario, GaBackends.fastest()).get();
        decision = slots.newDecision();
    }

    /** Draws and solves a slot; {@link #draw} alone says what drawing costs. */
    @Benchmark
    public Decision slot() {
        instance.reset();
        instance.solve(slots.load(next++ & SLOTS - 1), decision);
        return decision;
    }

    /** Draws a slot. */
    @Benchmark
    public Object draw() {
        return slots.load(next++ & SLOTS - 1);
    }
}
