package edgetempo.agents.replay;

/**
 * A minibatch of transitions in flat row-major arrays, made once and refilled. Arrays are shared, not copied.
 *
 * @param size             transitions B
 * @param observationSize  width O of an observation
 * @param actionSize       width A of an action
 * @param observations     [B × O]
 * @param actions          [B × A]
 * @param rewards          [B]
 * @param nextObservations [B × O]
 * @param terminated       [B], 1 where the episode ended by itself (nothing follows), 0 elsewhere: also where it was
 *                         merely cut off (truncated), since the return goes on there
 */
public record TransitionBatch(int size, int observationSize, int actionSize, float[] observations, float[] actions,
        float[] rewards, float[] nextObservations, float[] terminated) {

    /**
     * @throws IllegalArgumentException if an array does not have its length
     */
    public TransitionBatch {
        check("observations", observations, size, observationSize);
        check("actions", actions, size, actionSize);
        check("rewards", rewards, size, 1);
        check("nextObservations", nextObservations, size, observationSize);
        check("terminated", terminated, size, 1);
    }

    /** A batch of zeros. */
    public static TransitionBatch allocate(int size, int observationSize, int actionSize) {
        return new TransitionBatch(size, observationSize, actionSize, new float[size * observationSize],
                new float[size * actionSize], new float[size], new float[size * observationSize], new float[size]);
    }

    private static void check(String what, float[] array, int size, int width) {
        if (array.length != Math.multiplyExact(size, width)) {
            throw new IllegalArgumentException(
                    what + " has " + array.length + " values, expected " + size + " x " + width);
        }
    }
}
