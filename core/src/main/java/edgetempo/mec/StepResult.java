package edgetempo.mec;

/**
 * Outcome of one {@link TwoTimescaleEnv#step}, as reinforcement-learning environments return it.
 *
 * @param observation next observation, a fresh array
 * @param reward      reward of the frame
 * @param terminated  whether a terminal state was reached: never, an episode only runs out of frames
 * @param truncated   whether the episode ran out of frames; value targets bootstrap across it
 * @param info        the reward's parts and the frame's figures
 */
public record StepResult(double[] observation, double reward, boolean terminated, boolean truncated,
        FrameResult info) {}
