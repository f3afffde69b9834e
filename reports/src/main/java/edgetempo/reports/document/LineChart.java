package edgetempo.reports.document;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Lines over a number, with bands around them.
 *
 * @param title heading
 * @param note  how to read it; may be empty
 * @param x     horizontal axis
 * @param y     vertical axis
 * @param lines drawn in this order
 */
public record LineChart(String title, String note, Axis x, Axis y, List<Line> lines) implements Chart {
    /** Keeps a copy. */
    public LineChart {
        lines = List.copyOf(lines);
    }

    /**
     * A copy with as many points per line as can be distinguished.
     *
     * @param most points of a line; of a longer one each segment is shown by its smallest and its largest value
     */
    public LineChart thinned(int most) {
        List<Line> thinned = lines.stream().map(line -> line.thinned(most)).toList();
        return thinned.equals(lines)
                ? this
                : new LineChart(title,
                        (note + " Long lines show the least and the largest value of each stretch.").strip(),
                        x, y, thinned);
    }

    @Override
    public LineChart titled(String heading) {
        return new LineChart(heading, note, x, y, lines);
    }

    /** How a line looks. */
    public enum Look {
        /** The subject of the chart. */
        STRONG,
        /** Background, such as single runs. */
        FAINT,
        /** A reference for comparison. */
        DASHED,
        /** A horizontal line from end to end. */
        LEVEL
    }

    /**
     * A line.
     *
     * @param group entry of the legend that it belongs to; lines of a group have one colour
     * @param name  what it is
     * @param look  how it looks
     * @param x     [points] ascending; empty for a level
     * @param y     [points], one value for a level; a gap where not finite
     * @param low   [points] lower end of the band around it; empty for none
     * @param high  [points] upper end
     */
    public record Line(String group, String name, Look look, double[] x, double[] y, double[] low, double[] high) {
        private static final double[] NO_BAND = {};

        /**
         * Checks the lengths.
         *
         * @throws IllegalArgumentException if the lengths do not agree
         */
        public Line {
            boolean points = look == Look.LEVEL ? x.length == 0 && y.length == 1 : x.length == y.length;
            if (!points || low.length != high.length || low.length != 0 && low.length != x.length) {
                throw new IllegalArgumentException("a line of " + x.length + " and " + y.length
                        + " numbers with a band of " + low.length + " and " + high.length + ": " + name);
            }
        }

        /** A line without a band. */
        public static Line of(String group, String name, Look look, double[] x, double[] y) {
            return new Line(group, name, look, x, y, NO_BAND, NO_BAND);
        }

        /** A strong line over 0, 1, 2 …, in a separate group. */
        public static Line of(String name, double... y) {
            return of(name, name, Look.STRONG, counted(y.length), y);
        }

        /** A strong line with a band, in a separate group. */
        public static Line band(String name, double[] x, double[] y, double[] low, double[] high) {
            return new Line(name, name, Look.STRONG, x, y, low, high);
        }

        /** A horizontal line, in a separate group. */
        public static Line level(String name, double y) {
            return of(name, name, Look.LEVEL, NO_BAND, new double[]{y});
        }

        private Line thinned(int most) {
            if (x.length <= most) {
                return this;
            }
            int stretches = Math.max(1, most / 2);
            int[] kept = new int[2 * stretches];
            for (int s = 0; s < stretches; s++) {
                int from = (int) ((long) s * x.length / stretches);
                int to = (int) ((long) (s + 1) * x.length / stretches);
                int least = from;
                int largest = from;
                for (int i = from; i < to; i++) {
                    // A comparison with NaN is false: a gap never replaces a value, but a value a gap.
                    least = y[i] < y[least] || Double.isNaN(y[least]) ? i : least;
                    largest = y[i] > y[largest] || Double.isNaN(y[largest]) ? i : largest;
                }
                kept[2 * s] = Math.min(least, largest);
                kept[2 * s + 1] = least == largest ? to - 1 : Math.max(least, largest);
            }
            return new Line(group, name, look, of(x, kept), of(y, kept), of(low, kept), of(high, kept));
        }

        private static double[] of(double[] values, int[] kept) {
            return values.length == 0 ? values : Arrays.stream(kept).mapToDouble(i -> values[i]).toArray();
        }

        /** 0, 1, 2 … */
        public static double[] counted(int count) {
            return IntStream.range(0, count).asDoubleStream().toArray();
        }

        @Override
        public String toString() {
            return name + " " + Arrays.toString(y);
        }
    }
}
