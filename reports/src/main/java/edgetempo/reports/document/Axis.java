package edgetempo.reports.document;

/**
 * What an axis, or the colour of a cell, stands for.
 *
 * @param name  such as {@code episode reward}
 * @param unit  such as {@code s}; {@code 1} for a number without one
 * @param scale of the axis
 * @param from  where it begins if values go further down, to leave out what is far below all that matters; NaN for the least value
 */
public record Axis(String name, String unit, Scale scale, double from) {
    /** How values lie on an axis. */
    public enum Scale {
        /** Equal steps are equal differences. */
        LINEAR,
        /** Equal steps are equal ratios; values are positive. */
        LOG
    }

    /** A linear axis. */
    public static Axis of(String name, String unit) {
        return new Axis(name, unit, Scale.LINEAR, Double.NaN);
    }

    /** A logarithmic axis. */
    public static Axis log(String name, String unit) {
        return new Axis(name, unit, Scale.LOG, Double.NaN);
    }

    /** The same that begins somewhere. */
    public Axis startingAt(double value) {
        return new Axis(name, unit, scale, value);
    }
}
