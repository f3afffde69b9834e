package edgetempo.agents.replay;

import java.util.Arrays;

/**
 * A minibatch of windows, each of one or more consecutive transitions, in flat arrays that are allocated once and refilled. Step by step,
 * within a step window by window: entry (t, b) of a [T × B] array lies at t·B + b. Arrays are shared, not copied.
 *
 * @param size            windows B
 * @param steps           transitions T of a window
 * @param observationSize width O of an observation
 * @param actionSize      width A of an action
 * @param observations    [(T + 1)·B × O]: before the first transition to after the last one. For T = 1 the second half is
 *                        what the critic's estimate starts from: the observation after n steps
 * @param actions         [T·B × A]
 * @param rewards         [T·B] sum of the n-step return's rewards, discounted
 * @param bootstraps      [T·B] factor γⁿ on the value of the observation that the sum ends with; 0 where the episode terminated. Where it
 *                        was truncated the return bootstraps
 * @param weights         [B] importance weights, 1 where windows are drawn uniformly
 * @param rows            [B] row in replay of the first transition
 */
public record TransitionBatch(int size, int steps, int observationSize, int actionSize, float[] observations,
        float[] actions, float[] rewards, float[] bootstraps, float[] weights, int[] rows) {

    /**
     * Checks the lengths.
     *
     * @throws IllegalArgumentException if an array does not have its length
     */
    public TransitionBatch {
        check("observations", observations.length, (steps + 1L) * size * observationSize);
        check("actions", actions.length, (long) steps * size * actionSize);
        check("rewards", rewards.length, (long) steps * size);
        check("bootstraps", bootstraps.length, (long) steps * size);
        check("weights", weights.length, size);
        check("rows", rows.length, size);
    }

    /** Allocates a batch of zeros with weights 1. */
    public static TransitionBatch allocate(int size, int steps, int observationSize, int actionSize) {
        float[] weights = new float[size];
        Arrays.fill(weights, 1);
        return new TransitionBatch(size, steps, observationSize, actionSize,
                new float[(steps + 1) * size * observationSize], new float[steps * size * actionSize],
                new float[steps * size], new float[steps * size], weights, new int[size]);
    }

    private static void check(String what, int length, long expected) {
        if (length != expected) {
            throw new IllegalArgumentException(what + " has " + length + " values, expected " + expected);
        }
    }
}
