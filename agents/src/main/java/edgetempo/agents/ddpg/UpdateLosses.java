package edgetempo.agents.ddpg;

import edgetempo.metric.LearningMetrics;
import edgetempo.metric.Measurements;
import edgetempo.metric.Metric;
import java.util.List;

/**
 * Losses of one update, computed before it updated anything but the critic.
 *
 * @param critic mean squared error of the critic against its temporal-difference target
 * @param actor  −mean Q(s, μ(s)), through the critic as moved in this update
 * @param meanQ  mean Q(s, a) of the batch, before the critic moved
 */
public record UpdateLosses(float critic, float actor, float meanQ) {
    private static final List<Metric> METRICS = List.of(LearningMetrics.CRITIC_LOSS, LearningMetrics.ACTOR_LOSS,
            LearningMetrics.MEAN_Q);

    /** The same, by metric. */
    public Measurements measurements() {
        return new Measurements(METRICS, critic, actor, meanQ);
    }
}
