package edgetempo.reports.page;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Lines over a number, with bands around them.
 *
 * @param title heading
 * @param note  how to read it; may be empty
 * @param x     what they run over
 * @param y     what they show
 * @param lines drawn in this order
 */
public record LineChart(String title, String note, Axis x, Axis y, List<Line> lines) implements Chart {
    /** Keeps a copy. */
    public LineChart {
        lines = List.copyOf(lines);
    }

    /** How a line looks. */
    public enum Look {
        /** What the chart is about. */
        STRONG,
        /** What stands behind it. */
        FAINT,
        /** What it is compared with. */
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

        /** A strong line over 0, 1, 2 …, in a group of its own. */
        public static Line of(String name, double... y) {
            return of(name, name, Look.STRONG, counted(y.length), y);
        }

        /** A strong line with a band, in a group of its own. */
        public static Line band(String name, double[] x, double[] y, double[] low, double[] high) {
            return new Line(name, name, Look.STRONG, x, y, low, high);
        }

        /** A horizontal line, in a group of its own. */
        public static Line level(String name, double y) {
            return of(name, name, Look.LEVEL, NO_BAND, new double[]{y});
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
