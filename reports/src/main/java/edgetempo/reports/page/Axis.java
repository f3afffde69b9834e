package edgetempo.reports.page;

/**
 * What an axis, or the colour of a cell, stands for.
 *
 * @param name  such as {@code episode reward}
 * @param unit  such as {@code s}; {@code 1} for a number without one
 * @param scale of the axis
 */
public record Axis(String name, String unit, Scale scale) {
    /** How values lie on an axis. */
    public enum Scale {
        /** Equal steps are equal differences. */
        LINEAR,
        /** Equal steps are equal ratios; values are positive. */
        LOG
    }

    /** A linear axis. */
    public static Axis of(String name, String unit) {
        return new Axis(name, unit, Scale.LINEAR);
    }

    /** A logarithmic axis. */
    public static Axis log(String name, String unit) {
        return new Axis(name, unit, Scale.LOG);
    }
}
