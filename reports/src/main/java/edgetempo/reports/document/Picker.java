package edgetempo.reports.document;

import java.util.List;

/**
 * Charts of which one is shown at a time, such as those of single slots.
 *
 * @param what   kind of item selected, such as {@code slot}
 * @param names  of the charts, in their order
 * @param charts at least one
 * @param first  index of the one that is shown first; static images show that one
 */
public record Picker(String what, List<String> names, List<Chart> charts, int first) implements Block {
    /**
     * Keeps copies.
     *
     * @throws IllegalArgumentException if there is no first chart, or another number of names than of charts
     */
    public Picker {
        names = List.copyOf(names);
        charts = List.copyOf(charts);
        if (names.size() != charts.size() || first < 0 || first >= charts.size()) {
            throw new IllegalArgumentException(
                    names.size() + " names of " + charts.size() + " charts, the first is " + first);
        }
    }

    /** The chart that is shown first. */
    public Chart shown() {
        return charts.get(first);
    }
}
