package edgetempo.agents.dqn;

import edgetempo.random.RandomStream;
import java.util.Arrays;

/**
 * Ring of the last transitions, with sparse observations that neighbours in an epoch share, and the actions that are allowed in
 * the next state. Not thread-safe.
 */
final class DqnReplay {
    private final SparseRow[] observations;
    private final SparseRow[] nexts;
    private final int[] actions;
    private final float[] rewards;
    private final boolean[][] allowed;
    private final boolean[] terminated;
    private int size;
    private int oldest;

    DqnReplay(int capacity) {
        observations = new SparseRow[capacity];
        nexts = new SparseRow[capacity];
        actions = new int[capacity];
        rewards = new float[capacity];
        allowed = new boolean[capacity][];
        terminated = new boolean[capacity];
    }

    /** Transitions held. */
    int size() {
        return size;
    }

    /**
     * Adds a transition, in place of the oldest one if the buffer is full.
     *
     * @param nextAllowed which actions are allowed next. Kept.
     * @param terminal    whether nothing follows
     */
    void push(SparseRow observation, int action, double reward, SparseRow next, boolean[] nextAllowed,
            boolean terminal) {
        int row = (oldest + size) % actions.length;
        if (size == actions.length) {
            oldest = (oldest + 1) % actions.length;
        } else {
            size++;
        }
        observations[row] = observation;
        actions[row] = action;
        rewards[row] = (float) reward;
        nexts[row] = next;
        allowed[row] = nextAllowed;
        terminated[row] = terminal;
    }

    /**
     * Draws a minibatch with replacement.
     *
     * @param random   in place. Modified.
     * @param discount γ
     * @param batch    modified
     */
    void sample(RandomStream random, double discount, DqnBatch batch) {
        Arrays.fill(batch.observations(), 0);
        Arrays.fill(batch.nextObservations(), 0);
        Arrays.fill(batch.chosen(), 0);
        int width = batch.observationSize();
        int choices = batch.actionCount();
        for (int i = 0; i < batch.size(); i++) {
            int row = (oldest + random.nextInt(size)) % actions.length;
            observations[row].scatter(batch.observations(), i * width);
            nexts[row].scatter(batch.nextObservations(), i * width);
            batch.chosen()[i * choices + actions[row]] = 1;
            batch.rewards()[i] = rewards[row];
            batch.bootstraps()[i] = terminated[row] ? 0 : (float) discount;
            for (int a = 0; a < choices; a++) {
                batch.forbidden()[i * choices + a] = allowed[row][a] ? 0 : DqnBatch.FORBIDDEN;
            }
        }
    }
}
