package edgetempo.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ObjDoubleConsumer;

/** Values of metrics in their order; NaN where there was nothing to measure. Immutable. */
public final class Measurements {
    /** No measurements. */
    public static final Measurements NONE = new Measurements(List.of());

    private final List<Metric> metrics;
    private final double[] values;

    /**
     * Creates values of metrics.
     *
     * @param metrics each once
     * @param values  as many, in the same order. Copied.
     * @throws IllegalArgumentException if the numbers of both differ
     */
    public Measurements(List<Metric> metrics, double... values) {
        this.metrics = List.copyOf(metrics);
        this.values = values.clone();
        if (metrics.size() != values.length) {
            throw new IllegalArgumentException(values.length + " values of " + metrics.size() + " metrics");
        }
    }

    /** Values of some metrics; NaN where the map has none. */
    public static Measurements of(List<Metric> metrics, Map<Metric, Double> values) {
        return new Measurements(metrics,
                metrics.stream().mapToDouble(metric -> values.getOrDefault(metric, Double.NaN)).toArray());
    }

    /** What is measured, in order. */
    public List<Metric> metrics() {
        return metrics;
    }

    /** The value of a metric; NaN if it is not among them. */
    public double get(Metric metric) {
        int at = metrics.indexOf(metric);
        return at < 0 ? Double.NaN : values[at];
    }

    /** The value at an index. */
    public double at(int index) {
        return values[index];
    }

    /** Goes through all of them in order. */
    public void forEach(ObjDoubleConsumer<Metric> each) {
        for (int i = 0; i < values.length; i++) {
            each.accept(metrics.get(i), values[i]);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Measurements that && metrics.equals(that.metrics)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * metrics.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return metrics.stream().map(Metric::name).toList() + " " + Arrays.toString(values);
    }
}
