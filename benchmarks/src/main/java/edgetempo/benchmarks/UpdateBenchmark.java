package edgetempo.benchmarks;

import edgetempo.agents.ddpg.Ddpg;
import edgetempo.agents.ddpg.UpdateLosses;
import edgetempo.agents.replay.TransitionBatch;
import edgetempo.agents.training.BuiltInAgents;
import edgetempo.benchmarks.act.ActorInput;
import edgetempo.benchmarks.agent.Agents;
import edgetempo.scenario.ScenarioReader;
import java.util.List;
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

/** Time of one update: critic, actor and target networks from one minibatch, at the published widths of layers. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class UpdateBenchmark {
    /** Agent. */
    @Param({BuiltInAgents.LSTM_DDPG, BuiltInAgents.DDPG, BuiltInAgents.TWIN_DDPG})
    public String agent;
    /** Transitions in a minibatch; 68 is the published one. */
    @Param({"68", "256", "1024"})
    public int batch;
    /** Consecutive frames that an agent with an LSTM learns from; 1 is the published one, without memory. */
    @Param({"1", "8"})
    public int sequence;
    /** Device of the graph. */
    @Param({"cpu", "gpu"})
    public String device;

    private Ddpg learning;
    private TransitionBatch transitions;

    /** Builds the graph. */
    @Setup
    public void setUp() {
        learning = Agents.create(agent,
                ScenarioReader.load("published-m2-n20",
                        List.of("caching.observation=EXTENDED", "agent.batch=" + batch,
                                "learning.sequenceLength=" + sequence)),
                ActorInput.OBSERVATION, device);
        transitions = Agents.batch(learning);
    }

    /** One update. */
    @Benchmark
    public UpdateLosses update() {
        return learning.update(transitions);
    }

    /** Frees the graph. */
    @TearDown
    public void tearDown() {
        learning.close();
    }
}
