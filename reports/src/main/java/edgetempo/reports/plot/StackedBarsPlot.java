package edgetempo.reports.plot;

import edgetempo.reports.AtomicFiles;
import edgetempo.reports.ReportException;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/** A bar for each of some methods, stacked of parts. */
public final class StackedBarsPlot {
    /** Parts that there are colours for. */
    static final int MAX_PARTS = 4;

    private static final Color[] COLOURS = {new Color(0xA8842C), new Color(0x2E7D6B), RewardChart.MAIN,
            RewardChart.LIGHT};
    private static final Color FAINT = new Color(0xE4E7EC);

    static {
        // Must be known before any class of AWT is: a server has no display to ask.
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
    }

    private StackedBarsPlot() {}

    /**
     * Draws the plot into a PNG file, replaced in one step.
     *
     * @param yAxis   what the height of a bar is
     * @param methods labels of the bars, at least one, each once
     * @param parts   label of a part → [methods] its height; the lowest first, {@value #MAX_PARTS} at most
     * @throws ReportException if it cannot be drawn on this machine, or not written
     */
    public static void write(Path file, String title, String yAxis, List<String> methods,
            Map<String, double[]> parts) {
        BufferedImage image;
        try {
            image = BitmapEncoder.getBufferedImage(chart(title, yAxis, methods, parts));
        } catch (LinkageError | InternalError e) {
            throw new ReportException("cannot draw " + file
                    + ": Java found no fonts; install fontconfig and a font such as DejaVu Sans", e);
        }
        AtomicFiles.write(file, out -> {
            // Not ImageIO's default for streams, which needs a temporary file elsewhere.
            try (ImageOutputStream png = new MemoryCacheImageOutputStream(out)) {
                ImageIO.write(image, "png", png);
            }
        });
    }

    private static CategoryChart chart(String title, String yAxis, List<String> methods, Map<String, double[]> parts) {
        CategoryChart chart = new CategoryChartBuilder().width(RewardChart.WIDTH).height(RewardChart.HEIGHT)
                .title(title).yAxisTitle(yAxis).build();
        int part = 0;
        for (Map.Entry<String, double[]> one : parts.entrySet()) {
            chart.addSeries(one.getKey(), methods, Arrays.stream(one.getValue()).boxed().toList())
                    .setFillColor(COLOURS[part++]);
        }
        CategoryStyler styler = chart.getStyler();
        styler.setStacked(true);
        styler.setLocale(Locale.ROOT);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setPlotGridVerticalLinesVisible(false);
        styler.setPlotGridLinesColor(FAINT);
        styler.setChartTitleBoxVisible(false);
        styler.setXAxisLabelRotation(30);
        styler.setAvailableSpaceFill(0.6);
        styler.setLegendPosition(LegendPosition.OutsideS);
        styler.setLegendLayout(LegendLayout.Horizontal);
        styler.setLegendBorderColor(Color.WHITE);
        return chart;
    }
}
