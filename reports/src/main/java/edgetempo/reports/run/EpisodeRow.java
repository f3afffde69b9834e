package edgetempo.reports.run;

import edgetempo.mec.EpisodeMetrics;
import edgetempo.mec.EpisodeResult;
import edgetempo.metric.Measurements;
import edgetempo.metric.Metric;

/**
 * A row of {@code episodes.csv}: the number of the episode and a column for each metric.
 *
 * @param episode  counted from 0
 * @param world    {@link EpisodeMetrics} of the episode
 * @param learning what the learner measured
 */
public record EpisodeRow(int episode, Measurements world, Measurements learning) {
    /** The row of an episode. */
    public static EpisodeRow of(EpisodeResult result, Measurements learning) {
        return new EpisodeRow(result.episode(), EpisodeMetrics.of(result), learning);
    }

    /** The value of a metric; NaN if there is none. */
    public double get(Metric metric) {
        double value = world.get(metric);
        return Double.isNaN(value) ? learning.get(metric) : value;
    }

    /** Sum of frame rewards. */
    public double reward() {
        return world.get(EpisodeMetrics.REWARD);
    }
}
