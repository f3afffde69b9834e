package edgetempo.agents.ddpg;

import edgetempo.agents.GraphFixture;
import edgetempo.agents.NamedTensor;
import edgetempo.agents.replay.TransitionBatch;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.AgentSettings;
import edgetempo.scenario.ReplayAction;
import java.util.LinkedHashMap;
import java.util.Map;

/** Small agents and batches for tests. */
final class DdpgFixture {
    static final int OBSERVATION = 4;
    static final int ACTION = 3;
    static final int BATCH = 8;

    private DdpgFixture() {}

    static AgentSettings settings(double actorRate, double criticRate, double softUpdate, boolean criticFrozen) {
        return settings(7, BATCH, actorRate, criticRate, softUpdate, criticFrozen);
    }

    static AgentSettings settings(int width, int batch, double actorRate, double criticRate, double softUpdate,
            boolean criticFrozen) {
        return new AgentSettings(width, width - 1, width - 2, 0.01, actorRate, criticRate, 0.9, softUpdate, batch, 1000,
                0, 1, 1, 1, 0.99, 0, ReplayAction.EXECUTED, criticFrozen);
    }

    static LstmDdpg agent(AgentSettings settings, long seed) {
        return new LstmDdpg(OBSERVATION, ACTION, settings, seed, GraphFixture.ONE_THREAD);
    }

    static TransitionBatch batch(int index) {
        RandomStream random = new RandomStream().at(11, StreamUse.REPLAY, index);
        TransitionBatch batch = TransitionBatch.allocate(BATCH, OBSERVATION, ACTION);
        for (float[] values : new float[][]{batch.observations(), batch.nextObservations(), batch.rewards()}) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextGaussian();
            }
        }
        for (int i = 0; i < batch.actions().length; i++) {
            batch.actions()[i] = (float) (2 * random.nextDouble() - 1);
        }
        for (int i = 0; i < BATCH; i++) {
            batch.terminated()[i] = i % 3 == 0 ? 1 : 0;
        }
        return batch;
    }

    /** The part of a state whose names begin with a prefix. */
    static Map<String, NamedTensor> part(Map<String, NamedTensor> state, String prefix) {
        Map<String, NamedTensor> part = new LinkedHashMap<>(state);
        part.keySet().removeIf(name -> !name.startsWith(prefix));
        return part;
    }
}
