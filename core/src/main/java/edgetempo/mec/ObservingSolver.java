package edgetempo.mec;

/**
 * A slot solver that receives the large timescale's observation and the reward after each slot: an agent that acts on the small timescale.
 * The environment plays its frames slot by slot, on one thread:
 *
 * <pre>
 * observe(o₁) solve slotDone(o₂, r₁)   observe(o₂) solve slotDone(o₃, r₂)   ...
 * </pre>
 *
 * <p>Observations form one chain over the whole episode. What precedes the first slot of a frame is what the environment returned
 * last, with the cache bits of the frame before; every other one has those of the plan in force. The array is the environment's and
 * is overwritten by the next slot: copy what is to be kept. Such a solver does not choose plans.
 */
public interface ObservingSolver extends SlotSolver {
    /**
     * Receives the observation just before a slot is solved.
     *
     * @param observation [{@link LargeTimescaleState#size}]. Not modified.
     */
    void observe(double[] observation);

    /**
     * Receives the outcome of the slot solved last.
     *
     * @param nextObservation what is observed after it. Not modified.
     * @param runningReward   reward of the frame so far: mean QoS of its slots until now times its scale, less the penalties for
     *                        switching and overflow; after the last slot the reward of the frame
     */
    void slotDone(double[] nextObservation, double runningReward);

    /** Always true: what is observed depends on the slots before. */
    @Override
    default boolean carriesState() {
        return true;
    }
}
