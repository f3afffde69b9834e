package edgetempo.agents.dqn;

import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;

/** Small agents and batches for tests. */
final class DqnFixture {
    static final int INPUTS = 4;
    static final int ACTIONS = 3;
    static final int BATCH = 5;

    private DqnFixture() {}

    static DqnSettings settings(QHead head, boolean doubleQ) {
        return settings(head, doubleQ, BATCH, 3, new EpsilonSchedule(1, 0.1, 10));
    }

    static DqnSettings settings(QHead head, boolean doubleQ, int batch, int copyEvery, EpsilonSchedule epsilon) {
        return new DqnSettings(new QNetwork(INPUTS, 7, 6, ACTIONS, head), doubleQ, 0.9, 200, batch, 1, copyEvery,
                epsilon);
    }

    /** Random transitions; the second ends its epoch, and of the third one action alone may follow. */
    static DqnBatch batch(int seed) {
        RandomStream random = new RandomStream().at(seed, StreamUse.REPLAY, 0);
        DqnBatch batch = DqnBatch.allocate(BATCH, INPUTS, ACTIONS);
        fill(random, batch.observations());
        fill(random, batch.nextObservations());
        fill(random, batch.rewards());
        for (int i = 0; i < BATCH; i++) {
            batch.chosen()[i * ACTIONS + random.nextInt(ACTIONS)] = 1;
            batch.bootstraps()[i] = i == 1 ? 0 : 0.9f;
        }
        for (int a = 0; a < ACTIONS; a++) {
            batch.forbidden()[2 * ACTIONS + a] = a == 1 ? 0 : DqnBatch.FORBIDDEN;
        }
        return batch;
    }

    static void fill(RandomStream random, float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (2 * random.nextDouble() - 1);
        }
    }
}
