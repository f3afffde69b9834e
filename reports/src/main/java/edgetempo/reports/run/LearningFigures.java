package edgetempo.reports.run;

/**
 * What a learning agent reports at the end of an episode.
 *
 * @param noiseStdDev standard deviation of the exploration noise; NaN for none
 * @param updates     gradient updates since the start of the run
 * @param criticLoss  mean critic loss over the updates of this episode; NaN for no update
 * @param actorLoss   mean actor loss over the updates of this episode; NaN for no update
 * @param meanQ       mean action value over the updates of this episode; NaN for no update
 */
public record LearningFigures(double noiseStdDev, long updates, double criticLoss, double actorLoss, double meanQ) {
    /** Of a policy that does not learn. */
    public static final LearningFigures NONE = new LearningFigures(Double.NaN, 0, Double.NaN, Double.NaN, Double.NaN);
}
