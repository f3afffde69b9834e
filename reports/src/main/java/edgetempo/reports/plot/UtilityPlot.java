package edgetempo.reports.plot;

import java.nio.file.Path;
import java.util.Map;

/**
 * The utility of a learning agent by epoch: each epoch, random actions included, thin and light; the network without random
 * actions, where it was judged, bold; what to compare with as horizontal lines.
 */
public final class UtilityPlot {
    private UtilityPlot() {}

    /**
     * Draws the plot into a PNG file, replaced in one step.
     *
     * @param yAxis      what utility is
     * @param exploring  [epochs] utility of every epoch, at least one
     * @param judged     epochs after which the network was judged
     * @param greedy     [judged] its utility
     * @param references method → utility
     * @throws edgetempo.reports.ReportException if it cannot be drawn on this machine, or not written
     */
    public static void write(Path file, String title, String yAxis, double[] exploring, double[] judged,
            double[] greedy, Map<String, Double> references) {
        RewardChart.write(file, () -> {
            RewardChart chart = new RewardChart(title, "epoch", yAxis);
            chart.curve("epoch, exploring", exploring, RewardChart.LIGHT, 1.3f);
            if (judged.length > 0) {
                chart.curve("learned, greedy", judged, greedy, RewardChart.MAIN, 2.4f);
            }
            chart.references(references);
            return chart;
        });
    }
}
