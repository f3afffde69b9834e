package edgetempo.mec;

import edgetempo.metric.Measurements;
import edgetempo.metric.Metric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Metrics of an episode. */
public final class EpisodeMetrics {
    /** Sum of frame rewards. */
    public static final Metric REWARD = metric("reward", "Reward", "episode reward", "sum over frames, no unit",
            "reward/total");
    /** Sum of the frames' switching penalties. */
    public static final Metric SWITCH_PENALTY = metric("switchPenalty", "Switching penalty", "lost to switching",
            "reward", "reward/switchPenalty");
    /** Sum of the frames' overflow penalties. */
    public static final Metric OVERFLOW_PENALTY = metric("overflowPenalty", "Overflow penalty", "lost to overflow",
            "reward", "reward/overflowPenalty");
    /** Mean slot QoS. */
    public static final Metric MEAN_QOS = metric("meanQos", "Slot quality of service", "QoS",
            "sum over users, mean over slots", "episode/meanQos");
    /** Seconds of switching. */
    public static final Metric SWITCH_S = metric("switchS", "Switching", "time to fetch newly cached services", "s",
            "episode/switchSeconds");
    /** Tasks executed locally. */
    public static final Metric LOCAL_USERS = count("localUsers", "Local tasks", "tasks executed locally");
    /** Tasks executed at a server that held the service. */
    public static final Metric HIT_USERS = count("hitUsers", "Tasks at servers",
            "tasks executed at a server that holds the service");
    /** Tasks passed on to the cloud. */
    public static final Metric CLOUD_USERS = count("cloudUsers", "Tasks in the cloud", "tasks passed on to the cloud");

    private static final Map<Metric, ToDoubleFunction<EpisodeResult>> VALUES = values();
    /** All of them, in the order of their columns. */
    public static final List<Metric> ALL = List.copyOf(VALUES.keySet());

    private EpisodeMetrics() {}

    private static Map<Metric, ToDoubleFunction<EpisodeResult>> values() {
        Map<Metric, ToDoubleFunction<EpisodeResult>> values = new LinkedHashMap<>();
        values.put(REWARD, EpisodeResult::reward);
        values.put(metric("qosReward", "Reward of quality of service", "earned by quality of service", "reward",
                "reward/qos"), EpisodeResult::qosReward);
        values.put(SWITCH_PENALTY, EpisodeResult::switchPenalty);
        values.put(OVERFLOW_PENALTY, EpisodeResult::overflowPenalty);
        values.put(MEAN_QOS, EpisodeResult::meanQos);
        values.put(SWITCH_S, EpisodeResult::switchS);
        values.put(metric("overflowGib", "Overflow", "cached beyond capacity, mean over frames", "GiB", ""),
                EpisodeResult::overflowGib);
        values.put(metric("meanDelayS", "Delay", "summed delay of the users, mean over slots", "s", ""),
                EpisodeResult::meanDelayS);
        values.put(metric("meanEnergyJ", "Energy", "summed energy of the users, mean over slots", "J", ""),
                EpisodeResult::meanEnergyJ);
        values.put(LOCAL_USERS, EpisodeResult::localUsers);
        values.put(HIT_USERS, EpisodeResult::hitUsers);
        values.put(CLOUD_USERS, EpisodeResult::cloudUsers);
        return values;
    }

    private static Metric metric(String name, String title, String meaning, String unit, String tag) {
        return new Metric(name, title, meaning, unit, tag, false);
    }

    private static Metric count(String name, String title, String meaning) {
        return new Metric(name, title, meaning, "1", "", true);
    }

    /** Measures an episode. */
    public static Measurements of(EpisodeResult result) {
        return new Measurements(ALL,
                VALUES.values().stream().mapToDouble(value -> value.applyAsDouble(result)).toArray());
    }
}
