package edgetempo.reports.document;

import java.util.List;

/**
 * Small charts side by side, two in a row where there is room.
 *
 * @param charts from left to right, then down
 */
public record Multiples(List<Chart> charts) implements Block {
    /** Keeps a copy. */
    public Multiples {
        charts = List.copyOf(charts);
    }
}
