package edgetempo.benchmarks;

import edgetempo.agents.dqn.Dqn;
import edgetempo.agents.dqn.DqnBatch;
import edgetempo.benchmarks.agent.FranAgents;
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

/** Time of one update of an offloading network from one minibatch, without replay. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DqnUpdateBenchmark {
    /** Head of the network. */
    @Param({"dueling", "plain"})
    public String head;
    /** What is observed: 284 values in the default preset, 3780 in the large one. */
    @Param({"fran-default", "fran-large"})
    public String preset;
    /** Transitions in a minibatch. */
    @Param({"64", "256"})
    public int batch;
    /** Device of the graph. */
    @Param({"cpu", "gpu"})
    public String device;

    private Dqn network;
    private DqnBatch transitions;

    /** Builds the graph. */
    @Setup
    public void setUp() {
        network = FranAgents.offloading(FranAgents.scenario(preset, head, batch), device);
        transitions = FranAgents.batch(network);
    }

    /** One update. */
    @Benchmark
    public float update() {
        return network.update(transitions, 1e-3);
    }

    /** Frees the graph. */
    @TearDown
    public void tearDown() {
        network.close();
    }
}
