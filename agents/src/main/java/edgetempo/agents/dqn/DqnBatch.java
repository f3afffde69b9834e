package edgetempo.agents.dqn;

/**
 * A minibatch of B transitions as it is fed, row by row. The arrays are filled in place.
 *
 * @param size             B
 * @param observationSize  O
 * @param actionCount      A
 * @param observations     [B × O]
 * @param chosen           [B × A] 1 at the action that was taken, else 0
 * @param rewards          [B]
 * @param bootstraps       [B] γ, or 0 where nothing follows
 * @param nextObservations [B × O]
 * @param forbidden        [B × A] added to the next values: 0 where the action is allowed, else {@link #FORBIDDEN}
 */
public record DqnBatch(int size, int observationSize, int actionCount, float[] observations, float[] chosen,
        float[] rewards, float[] bootstraps, float[] nextObservations, float[] forbidden) {
    /** Less than every action value; finite, so that 0 times it is 0. */
    public static final float FORBIDDEN = -1e9f;

    /** Allocates a batch of zeros. */
    public static DqnBatch allocate(int size, int observationSize, int actionCount) {
        return new DqnBatch(size, observationSize, actionCount, new float[size * observationSize],
                new float[size * actionCount], new float[size], new float[size], new float[size * observationSize],
                new float[size * actionCount]);
    }
}
