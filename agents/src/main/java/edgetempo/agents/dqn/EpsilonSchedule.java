package edgetempo.agents.dqn;

/**
 * Probability ε of a <i>random</i> action, decaying linearly.
 *
 * @param initial at step 0
 * @param last    from step {@code steps} on
 * @param steps   steps over which it falls, at least 1
 */
public record EpsilonSchedule(double initial, double last, int steps) {
    /** ε at a step counted from 0. */
    public double at(long step) {
        return step >= steps ? last : initial + (last - initial) * step / steps;
    }
}
