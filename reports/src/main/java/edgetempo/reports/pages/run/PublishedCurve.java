package edgetempo.reports.pages.run;

import edgetempo.reports.ReportException;
import edgetempo.reports.csv.TidyCsv;
import java.nio.file.Path;
import java.util.List;

/**
 * A learning curve that others published, to compare with.
 *
 * @param label  what it is, for the legend
 * @param points in the order of the episodes, at least one
 */
public record PublishedCurve(String label, List<Point> points) {
    private static final TidyCsv<Point> FORMAT = TidyCsv.of(Point.class, "episode", "episode_reward");

    /**
     * One episode.
     *
     * @param episode counted from 0
     * @param reward  sum of frame rewards
     */
    public record Point(int episode, double reward) {}

    /**
     * Keeps a copy of the points.
     *
     * @throws IllegalArgumentException if there is none
     */
    public PublishedCurve {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("a curve without points: " + label);
        }
    }

    /**
     * Reads a curve.
     *
     * @param label what it is, for the legend
     * @param file  CSV with the columns {@code episode,episode_reward}
     * @throws ReportException if it cannot be read, or holds no episode
     */
    public static PublishedCurve read(String label, Path file) {
        List<Point> points = FORMAT.read(file);
        if (points.isEmpty()) {
            throw new ReportException(file + " holds no episode");
        }
        return new PublishedCurve(label, points);
    }
}
