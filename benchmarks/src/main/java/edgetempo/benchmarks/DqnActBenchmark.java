package edgetempo.benchmarks;

import edgetempo.agents.dqn.Dqn;
import edgetempo.agents.network.Network;
import edgetempo.agents.policy.ActorNetwork;
import edgetempo.agents.policy.ActorWeights;
import edgetempo.benchmarks.agent.FranAgents;
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
import org.openjdk.jmh.annotations.TearDown;

/** Time to value all actions for one observation of an offloading network: in its graph, and from exported weights. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DqnActBenchmark {
    private static final int BATCH = 64;

    /** Through the graph. */
    @State(Scope.Thread)
    public static class InTensorFlow {
        /** Preset that defines the observation. */
        @Param({"fran-default", "fran-large"})
        public String preset;
        /** Device of the graph. */
        @Param({"cpu", "gpu"})
        public String device;

        private Dqn network;
        private float[] observation;
        private float[] values;

        /** Builds the graph. */
        @Setup
        public void setUp() {
            FranScenario scenario = FranAgents.scenario(preset, "dueling", BATCH);
            network = FranAgents.offloading(scenario, device);
            observation = observation(scenario);
            values = new float[network.settings().network().actions()];
        }

        /** Frees the graph. */
        @TearDown
        public void tearDown() {
            network.close();
        }
    }

    /** From exported weights. */
    @State(Scope.Thread)
    public static class InJava {
        /** What is observed. */
        @Param({"fran-default", "fran-large"})
        public String preset;

        private ActorNetwork network;
        private float[] observation;
        private float[] values;

        /** Exports the weights. */
        @Setup
        public void setUp() {
            FranScenario scenario = FranAgents.scenario(preset, "dueling", BATCH);
            observation = observation(scenario);
            try (Dqn trained = FranAgents.offloading(scenario, "cpu")) {
                network = ActorNetwork.vector(ActorWeights.of(
                        Network.parse(trained.settings().network().foldedForm().describe()),
                        trained.exportPolicy()));
            }
            values = new float[network.outputs()];
        }
    }

    /** An observation in the middle of an epoch. */
    private static float[] observation(FranScenario scenario) {
        Phase1Env env = new Phase1Env(scenario);
        env.reset(new FranSampler(scenario).sample(1, 0), 0);
        for (int step = 0; step < env.remaining() / 2; step++) {
            env.step(step % scenario.nodes());
        }
        float[] observation = new float[env.observationLength()];
        env.observe(observation);
        return observation;
    }

    /** One observation in the graph. */
    @Benchmark
    public float[] tensorFlow(InTensorFlow state) {
        state.network.values(state.observation, state.values);
        return state.values;
    }

    /** One observation without TensorFlow. */
    @Benchmark
    public float[] withoutTensorFlow(InJava state) {
        state.network.act(state.observation, state.values);
        return state.values;
    }
}
