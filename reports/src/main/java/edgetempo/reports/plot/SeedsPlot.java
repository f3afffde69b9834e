package edgetempo.reports.plot;

import edgetempo.reports.ReportException;
import edgetempo.reports.stats.SeedCurve;
import edgetempo.reports.stats.Summary;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * The reward of several seeds by episode: mean and interquartile mean of the seeds' moving means, with the
 * 95 % band of the latter, and horizontal lines to compare with.
 */
public final class SeedsPlot {
    private SeedsPlot() {}

    /** The title of a plot. */
    public static String title(String scenario, String algorithm, int seeds) {
        return scenario + " · " + algorithm + " · " + seeds + (seeds == 1 ? " seed" : " seeds");
    }

    /**
     * Draws a plot into a PNG file of {@link RewardPlot#WIDTH} × {@link RewardPlot#HEIGHT}.
     *
     * @param file       written or replaced in one step
     * @param title      heading
     * @param reward     [seeds][episodes] at least one each, equally long, all finite. Not modified.
     * @param references label → reward of a horizontal line; may be empty
     * @throws ReportException          if it cannot be drawn on this machine, or not written
     * @throws IllegalArgumentException if there is nothing to draw, or a number is not finite
     */
    public static void write(Path file, String title, double[][] reward, Map<String, Double> references) {
        if (reward.length == 0 || reward[0].length == 0) {
            throw new IllegalArgumentException("no episode to draw");
        }
        if (!Arrays.stream(reward).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite)
                || !references.values().stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("a reward to draw is not finite");
        }
        double[][] smooth = new double[reward.length][];
        Arrays.setAll(smooth, seed -> Summary.movingMean(reward[seed], RewardPlot.WINDOW));
        SeedCurve curve = SeedCurve.of(smooth);
        RewardChart.write(file, () -> chart(title, curve, smooth.length, references));
    }

    private static RewardChart chart(String title, SeedCurve curve, int seeds, Map<String, Double> references) {
        RewardChart chart = new RewardChart(title);
        if (seeds > 1 && curve.mean().length > 1) {
            chart.band("95 % interval of the IQM", curve.low(), curve.high(), RewardChart.LIGHT);
        }
        chart.curve("mean", curve.mean(), RewardChart.CONTRAST, 1.8f);
        chart.curve("interquartile mean", curve.iqm(), RewardChart.MAIN, 2.8f);
        chart.references(references);
        return chart;
    }
}
