package edgetempo.agents.training;

/**
 * What a learner did in an episode; NaN where it did nothing.
 *
 * @param noiseStdDev standard deviation of the exploration noise in the last frame
 * @param updates     gradient updates since the start of training
 * @param criticLoss  mean over the episode's updates
 * @param actorLoss   mean over the episode's updates
 * @param meanQ       mean over the episode's updates of the batch's mean action value
 */
public record LearningProgress(double noiseStdDev, long updates, double criticLoss, double actorLoss, double meanQ) {
    /** Of a policy that does not learn. */
    public static final LearningProgress NONE = new LearningProgress(Double.NaN, 0, Double.NaN, Double.NaN, Double.NaN);
}
