package edgetempo.metric;

import java.util.List;

/** Metrics of learning that every training run has as columns, empty where nothing is learned. */
public final class LearningMetrics {
    /** Of the exploration noise in the last frame of the episode. */
    public static final Metric NOISE_STD_DEV = Metric.learning("noiseStdDev", "Exploration noise",
            "standard deviation of the noise", "of actions in −1 to 1");
    /** Since the start of training. */
    public static final Metric UPDATES = new Metric("updates", "Gradient updates", "updates since the start", "1", "",
            true);
    /** Mean over the episode's updates. */
    public static final Metric CRITIC_LOSS = Metric.learning("criticLoss", "Critic loss", "mean squared error",
            "reward²");
    /** Mean over the episode's updates: −mean Q(s, μ(s)). */
    public static final Metric ACTOR_LOSS = Metric.learning("actorLoss", "Actor loss",
            "minus the mean Q of the actor's own actions; cross-entropy of lstm-recall's forecasts",
            "discounted frame rewards; nats");
    /** Mean over the episode's updates of the batch's mean action value. */
    public static final Metric MEAN_Q = Metric.learning("meanQ", "Action values", "mean Q of the updates",
            "discounted frame rewards");
    /** All of them, in the order of their columns. */
    public static final List<Metric> STANDARD = List.of(NOISE_STD_DEV, UPDATES, CRITIC_LOSS, ACTOR_LOSS, MEAN_Q);
    /** Values of a policy that does not learn. */
    public static final Measurements NOTHING_LEARNED = new Measurements(STANDARD, Double.NaN, 0, Double.NaN,
            Double.NaN, Double.NaN);

    private LearningMetrics() {}
}
