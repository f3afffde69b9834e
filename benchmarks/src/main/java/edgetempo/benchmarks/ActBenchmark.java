package edgetempo.benchmarks;

import edgetempo.agents.ddpg.Ddpg;
import edgetempo.agents.training.BuiltInAgents;
import edgetempo.benchmarks.act.Actor;
import edgetempo.benchmarks.act.ActorInput;
import edgetempo.benchmarks.act.Actors;
import edgetempo.benchmarks.agent.Agents;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
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

/** Time to choose one action: an observation of 60 values to a plan of 20, through an agent's actor at its published widths. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ActBenchmark {
    private static final String MEMORY = "episode";

    /** Through the agent's graph. */
    @State(Scope.Thread)
    public static class InTensorFlow {
        /** Agent of the actor. */
        @Param({BuiltInAgents.LSTM_DDPG, BuiltInAgents.DDPG})
        public String agent;
        /** Device of the graph. */
        @Param({"cpu", "gpu"})
        public String device;

        private final Observations observations = new Observations();
        private Ddpg acting;

        /** Builds the graph. */
        @Setup
        public void setUp() {
            acting = Agents.create(agent, scenario(), ActorInput.OBSERVATION, device);
        }

        /** The agent. */
        Ddpg agent() {
            return acting;
        }

        /** Frees the graph. */
        @TearDown
        public void tearDown() {
            acting.close();
        }
    }

    /** From exported weights. */
    @State(Scope.Thread)
    public static class InJava {
        /** Implementation of products and functions. */
        @Param({"java", "scalar", "ejml"})
        public String path;
        /** Whose actor. */
        @Param({BuiltInAgents.LSTM_DDPG, BuiltInAgents.DDPG})
        public String agent;
        /** Whether recurrent layers start from zero in every call ({@code none}) or carry their state ({@code episode}). */
        @Param({"none", MEMORY})
        public String memory;

        private final Observations observations = new Observations();
        private Actor acting;
        private boolean remembers;

        /** Creates the actor. */
        @Setup
        public void setUp() {
            acting = Actors.create(path, ActorInput.of(agent, scenario().agent()));
            remembers = memory.equals(MEMORY);
        }
    }

    /** Observations in turn, and where actions go. */
    static final class Observations {
        private final float[][] all = ActorInput.observations(ActorInput.OBSERVATION);
        private final float[] action = new float[ActorInput.ACTION];
        private int index;

        private float[] next() {
            index = (index + 1) % ActorInput.OBSERVATIONS;
            return all[index];
        }
    }

    private static Scenario scenario() {
        return ScenarioReader.load("published-m2-n20", List.of("caching.observation=EXTENDED"));
    }

    /** One action of the agent. */
    @Benchmark
    public float[] tensorFlow(InTensorFlow state) {
        state.acting.act(state.observations.next(), state.observations.action);
        return state.observations.action;
    }

    /** One action without TensorFlow. */
    @Benchmark
    public float[] withoutTensorFlow(InJava state) {
        if (!state.remembers) {
            state.acting.reset();
        }
        state.acting.act(state.observations.next(), state.observations.action);
        return state.observations.action;
    }
}
