package edgetempo.agents.ddpg;

import edgetempo.agents.GraphFixture;
import edgetempo.agents.LearningFixture;
import edgetempo.agents.NamedTensor;
import edgetempo.agents.replay.TransitionBatch;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.Presets;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.key.Settings;
import edgetempo.scenario.mec.AgentSettings;
import edgetempo.scenario.mec.LearningSettings;
import edgetempo.scenario.mec.ReplayAction;
import java.util.LinkedHashMap;
import java.util.Map;

/** Small agents and batches for tests. */
final class DdpgFixture {
    static final int OBSERVATION = 4;
    static final int ACTION = 3;
    static final int SERVICES = 2;
    static final int BATCH = 8;

    private DdpgFixture() {}

    static AgentSettings settings(double actorRate, double criticRate, double softUpdate, boolean criticFrozen) {
        return settings(7, BATCH, actorRate, criticRate, softUpdate, criticFrozen);
    }

    static AgentSettings settings(int width, int batch, double actorRate, double criticRate, double softUpdate,
            boolean criticFrozen) {
        return Settings.with(Presets.get("published-m2-n20").agent(), Map.ofEntries(Map.entry("hidden1", width),
                Map.entry("lstm", width - 1), Map.entry("hidden2", width - 2), Map.entry("leakySlope", 0.01),
                Map.entry("actorLearningRate", actorRate), Map.entry("criticLearningRate", criticRate),
                Map.entry("discount", 0.9), Map.entry("softUpdate", softUpdate), Map.entry("batch", batch),
                Map.entry("replayCapacity", 1000), Map.entry("learningStartFrame", 0),
                Map.entry("updateEveryFrames", 1), Map.entry("updatesPerRound", 1),
                Map.entry("noiseInitial", 1), Map.entry("noiseDecay", 0.99), Map.entry("noiseFloor", 0),
                Map.entry("smallNoiseInitial", 1), Map.entry("smallNoiseDecay", 0.99),
                Map.entry("replayAction", ReplayAction.EXECUTED), Map.entry("criticFrozen", criticFrozen)));
    }

    /** No options but the given ones, such as {@code nStep=2}. */
    static LearningSettings options(String... changes) {
        return ScenarioReader.load("physical-m2-n20", LearningFixture.sets(changes)).learning();
    }

    static LstmDdpg agent(AgentSettings settings, long seed, String... options) {
        return new LstmDdpg(OBSERVATION, ACTION, SERVICES, settings, options(options), seed, GraphFixture.ONE_THREAD);
    }

    /** A batch of single transitions. */
    static TransitionBatch batch(int index) {
        return fill(TransitionBatch.allocate(BATCH, 1, OBSERVATION, ACTION), index);
    }

    /**
     * Random contents: Gaussian observations, uniform actions and weights, and every third return cut off by a terminal
     * state.
     */
    static TransitionBatch fill(TransitionBatch batch, int index) {
        RandomStream random = new RandomStream().at(11, StreamUse.REPLAY, index);
        for (float[] values : new float[][]{batch.observations(), batch.rewards()}) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextGaussian();
            }
        }
        for (int i = 0; i < batch.actions().length; i++) {
            batch.actions()[i] = (float) (2 * random.nextDouble() - 1);
        }
        for (int i = 0; i < batch.bootstraps().length; i++) {
            batch.bootstraps()[i] = i % 3 == 0 ? 0 : 0.9f;
        }
        for (int i = 0; i < batch.weights().length; i++) {
            batch.weights()[i] = (float) (1 - 0.9 * random.nextDouble());
        }
        return batch;
    }

    /** Shares of the services in the requests of some frames. */
    static float[] shares(int frames) {
        RandomStream random = new RandomStream().at(12, StreamUse.REPLAY, 0);
        float[] shares = new float[frames * SERVICES];
        for (int frame = 0; frame < frames; frame++) {
            float share = (float) random.nextDouble();
            shares[frame * SERVICES] = share;
            shares[frame * SERVICES + 1] = 1 - share;
        }
        return shares;
    }

    /** The part of a state whose names begin with a prefix. */
    static Map<String, NamedTensor> part(Map<String, NamedTensor> state, String prefix) {
        Map<String, NamedTensor> part = new LinkedHashMap<>(state);
        part.keySet().removeIf(name -> !name.startsWith(prefix));
        return part;
    }
}
