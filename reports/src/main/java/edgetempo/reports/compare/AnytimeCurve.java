package edgetempo.reports.compare;

import java.util.List;

/**
 * An entrant's value as its budget grows.
 *
 * @param entrant its label
 * @param points  by growing budget
 */
public record AnytimeCurve(String entrant, List<AnytimePoint> points) {

    /** Keeps a copy. */
    public AnytimeCurve {
        points = List.copyOf(points);
    }
}
