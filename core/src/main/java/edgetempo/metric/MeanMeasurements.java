package edgetempo.metric;

import java.util.LinkedHashMap;
import java.util.Map;

/** Means of metrics over what was added since it was cleared. Not thread-safe. */
public final class MeanMeasurements {
    private final Map<Metric, Double> sums = new LinkedHashMap<>();
    private long count;

    /** Forgets everything. */
    public void clear() {
        sums.clear();
        count = 0;
    }

    /** Adds one value of each metric. */
    public void add(Measurements values) {
        values.forEach((metric, value) -> sums.merge(metric, value, Double::sum));
        count++;
    }

    /** Metric → its mean; nothing if nothing was added. */
    public Map<Metric, Double> means() {
        Map<Metric, Double> means = new LinkedHashMap<>(sums);
        means.replaceAll((metric, sum) -> sum / count);
        return means;
    }
}
