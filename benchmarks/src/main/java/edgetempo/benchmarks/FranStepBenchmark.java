package edgetempo.benchmarks;

import edgetempo.benchmarks.agent.FranAgents;
import edgetempo.benchmarks.workload.Workload;
import edgetempo.fran.FranInstance;
import edgetempo.fran.FranSampler;
import edgetempo.fran.Phase1Env;
import edgetempo.scenario.fran.FranScenario;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Time of one step of the offloading environment: the choice for one user, the next observation and which actions are allowed.
 * Whenever an epoch is over a new one begins, pre-processing included, and counts.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FranStepBenchmark {
    /** M, K and N. */
    @Param({"fran-small", "fran-default", "fran-large"})
    public String preset;

    private Phase1Env env;
    private FranInstance instance;
    private float[] observation;
    private boolean[] allowed;
    private int epoch;
    private int action;

    /** Draws the instance. */
    @Setup
    public void setUp() {
        FranScenario scenario = FranAgents.scenario(preset, "dueling", 1);
        env = new Phase1Env(scenario);
        instance = new FranSampler(scenario).sample(Workload.SEED, 0);
        observation = new float[env.observationLength()];
        allowed = new boolean[env.actions()];
        env.reset(instance, epoch);
    }

    /** One step; nodes are chosen in rotation. */
    @Benchmark
    public double step() {
        if (env.done()) {
            env.reset(instance, ++epoch);
        }
        action = action + 1 < env.actions() ? action + 1 : 0;
        double reward = env.step(action);
        env.observe(observation);
        env.mask(allowed);
        return reward;
    }

    /** Epochs that are over. */
    int epochs() {
        return epoch;
    }

    /** Steps of an epoch. */
    int remaining() {
        return env.remaining();
    }

    /** Utility of the present epoch so far. */
    double total() {
        return env.total();
    }
}
