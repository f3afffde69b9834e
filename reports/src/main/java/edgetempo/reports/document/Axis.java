package edgetempo.reports.document;

/**
 * Meaning of an axis, or of the colour of a cell.
 *
 * @param name  such as {@code episode reward}
 * @param unit  such as {@code s}; {@code 1} for a number without one
 * @param scale of the axis
 * @param from  where it begins if values go further down, to leave out irrelevant low values; NaN for the smallest value
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

    /** A copy that begins at a value. */
    public Axis startingAt(double value) {
        return new Axis(name, unit, scale, value);
    }
}
