package edgetempo.reports.plot;

import edgetempo.reports.ReportException;
import edgetempo.reports.stats.Summary;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The reward of a run by episode: each episode thin and light, their moving mean bold, and what to compare with, if
 * anything: a published curve (its moving mean, too) and horizontal lines.
 */
public final class RewardPlot {
    /** Width of the image, pixels. */
    public static final int WIDTH = RewardChart.WIDTH;
    /** Height of the image, pixels. */
    public static final int HEIGHT = RewardChart.HEIGHT;
    /** Episodes in a moving mean. */
    public static final int WINDOW = 10;

    private RewardPlot() {}

    /** The title of a run's plot. */
    public static String title(String scenario, String algorithm, long seed) {
        return scenario + " · " + algorithm + " · seed " + seed;
    }

    /**
     * Draws a plot into a PNG file of {@link #WIDTH} × {@link #HEIGHT}.
     *
     * @param file       written or replaced in one step
     * @param title      heading
     * @param reward     [episodes] reward of each, at least one, all finite. Not modified.
     * @param references label → reward of a horizontal line; may be empty
     * @param published  a curve to compare with
     * @throws ReportException          if it cannot be drawn on this machine, or not written
     * @throws IllegalArgumentException if there is no episode, or a number is not finite
     */
    public static void write(Path file, String title, double[] reward, Map<String, Double> references,
            Optional<PublishedCurve> published) {
        requireFinite(reward, references, published);
        RewardChart.write(file, () -> chart(title, reward, references, published));
    }

    private static void requireFinite(double[] reward, Map<String, Double> references,
            Optional<PublishedCurve> published) {
        if (reward.length == 0) {
            throw new IllegalArgumentException("no episode to draw");
        }
        DoubleStream numbers = DoubleStream.concat(Arrays.stream(reward), DoubleStream.concat(
                references.values().stream().mapToDouble(value -> value),
                published.stream().flatMapToDouble(curve -> Arrays.stream(rewards(curve)))));
        if (!numbers.allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("a reward to draw is not finite");
        }
    }

    private static RewardChart chart(String title, double[] reward, Map<String, Double> references,
            Optional<PublishedCurve> published) {
        RewardChart chart = new RewardChart(title);
        chart.curve("episode", reward, RewardChart.LIGHT, 1.3f).setMarker(SeriesMarkers.NONE);
        chart.curve("mean of " + WINDOW + " episodes", Summary.movingMean(reward, WINDOW), RewardChart.MAIN, 2.8f);
        published.ifPresent(curve -> chart.curve(curve.label(),
                curve.points().stream().mapToDouble(PublishedCurve.Point::episode).toArray(),
                Summary.movingMean(rewards(curve), WINDOW), RewardChart.CONTRAST, 1.8f));
        chart.references(references);
        return chart;
    }

    private static double[] rewards(PublishedCurve curve) {
        return curve.points().stream().mapToDouble(PublishedCurve.Point::reward).toArray();
    }
}
