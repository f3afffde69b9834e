package edgetempo.reports.picture;

import edgetempo.reports.document.Axis;
import edgetempo.reports.document.Numbers;
import java.util.stream.DoubleStream;

/**
 * An axis as it is drawn: values are divided by a power of a thousand where they are very large or small, and an axis never has less
 * of a range than its labels can tell apart. So what draws its ticks ends for every finite data.
 *
 * @param axis  what it stands for
 * @param power of ten that values are divided by
 * @param low   lower end, divided
 * @param high  upper end, divided; above the lower one
 * @param flat  whether the data alone had no such range
 */
record Scaling(Axis axis, int power, double low, double high, boolean flat) {
    private static final double LARGE = 1e6;
    private static final double SMALL = 1e-3;
    /** Of the size of the values: more digits than labels have. */
    private static final double MIN_RANGE = 1e-6;
    /** Of a flat axis, of the size of the values. */
    private static final double ROOM = 0.1;
    /** More decades than a picture shows. */
    private static final double MAX_RATIO = 1e12;

    /** An axis for values, of which those that are not finite, or not positive on a logarithmic axis, are left out. */
    static Scaling of(Axis axis, DoubleStream values) {
        boolean log = axis.scale() == Axis.Scale.LOG;
        double[] kept = values.filter(value -> Double.isFinite(value) && (!log || value > 0)).toArray();
        double low = DoubleStream.of(kept).min().orElse(log ? 1 : 0);
        double high = DoubleStream.of(kept).max().orElse(1);
        if (Double.isFinite(axis.from())) {
            low = Math.max(low, Math.min(axis.from(), high));
        }
        double size = Math.max(Math.abs(low), Math.abs(high));
        int power = size >= LARGE || size < SMALL && size > 0 ? 3 * (int) Math.floor(Math.log10(size) / 3) : 0;
        low = divided(low, power);
        high = divided(high, power);
        if (log) {
            low = Math.max(low, high / MAX_RATIO);
            boolean flat = high / low < 1 + MIN_RANGE;
            return new Scaling(axis, power, flat ? low / 2 : low, flat ? high * 2 : high, flat);
        }
        double scaled = Math.max(Math.abs(low), Math.abs(high));
        boolean flat = high - low <= MIN_RANGE * scaled;
        double room = scaled == 0 ? 1 : ROOM * scaled;
        return new Scaling(axis, power, flat ? low - room : low, flat ? high + room : high, flat);
    }

    /** A value as it is drawn; NaN for one that is not. */
    double drawn(double value) {
        if (!Double.isFinite(value)) {
            return Double.NaN;
        }
        double divided = divided(value, power);
        boolean tooSmall = axis.scale() == Axis.Scale.LOG && divided < Math.min(low, high / MAX_RATIO);
        return tooSmall ? Double.NaN : divided;
    }

    /** Dividing in two steps keeps the divisor within the range of a double. */
    private static double divided(double value, int power) {
        int half = power / 2;
        return value / Math.pow(10, half) / Math.pow(10, power - half);
    }

    /** What the axis is called. */
    String title() {
        return powered(axis.unit().isEmpty() || axis.unit().equals("1")
                ? axis.name()
                : axis.name() + " (" + axis.unit() + ")");
    }

    /** The title without words that say that there is no unit. */
    String shortTitle() {
        return axis.unit().endsWith("no unit") ? powered(axis.name()) : title();
    }

    private String powered(String name) {
        return power == 0 ? name : name + ", in 10^" + power;
    }

    /** A label. */
    static String label(double value) {
        return Math.abs(value) < 1e-12
                ? "0"
                : Numbers.text(value).replaceFirst("(\\.\\d*?)0+$", "$1")
                        .replaceFirst("\\.$", "");
    }
}
