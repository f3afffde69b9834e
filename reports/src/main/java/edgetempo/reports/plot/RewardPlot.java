package edgetempo.reports.plot;

import edgetempo.reports.AtomicFiles;
import edgetempo.reports.ReportException;
import edgetempo.reports.stats.Summary;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The reward of a run by episode: each episode thin and light, their moving mean bold, and what to compare with, if
 * anything: a published curve (its moving mean, too) and horizontal lines. The legend stands outside the plot area.
 */
public final class RewardPlot {
    /** Width of the image, pixels. */
    public static final int WIDTH = 900;
    /** Height of the image, pixels. */
    public static final int HEIGHT = 520;
    /** Episodes in a moving mean. */
    public static final int WINDOW = 10;

    private static final Color INK = new Color(0x333A45);
    private static final Color FAINT = new Color(0xE4E7EC);
    private static final Color EPISODE = new Color(0xA3BFDC);
    private static final Color MEAN = new Color(0x1B4F8A);
    private static final Color PUBLISHED = new Color(0xD9742B);
    private static final Color[] REFERENCES = {new Color(0x4B5563), new Color(0x2E7D6B), new Color(0x8A4F7D),
            new Color(0xA8842C)};
    private static final float[][] DASHES = {{8, 5}, {2, 4}, {10, 4, 2, 4}};
    private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 15);
    /** What a line of text in the legend takes beside its text, pixels: the line's sample and the gaps. */
    private static final int LEGEND_ENTRY_EXTRA = 60;
    private static final double LEGEND_CHARACTER_WIDTH = 7.6;

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
        // Must be known before any class of AWT is: a server has no display to ask.
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
        BufferedImage image;
        try {
            image = BitmapEncoder.getBufferedImage(chart(title, reward, references, published));
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

    private static XYChart chart(String title, double[] reward, Map<String, Double> references,
            Optional<PublishedCurve> published) {
        XYChart chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).title(title).xAxisTitle("episode")
                .yAxisTitle("episode reward (sum over frames, no unit)").build();
        double[] episode = IntStream.range(0, reward.length).asDoubleStream().toArray();
        boolean single = reward.length == 1;
        add(chart, "episode", episode, reward, EPISODE, stroke(1.3f));
        XYSeries mean = add(chart, "mean of " + WINDOW + " episodes", episode, Summary.movingMean(reward, WINDOW), MEAN,
                stroke(2.8f));
        if (single) {
            mean.setMarker(SeriesMarkers.CIRCLE);
            mean.setMarkerColor(MEAN);
        }
        double last = reward.length - 1;
        if (published.isPresent()) {
            PublishedCurve curve = published.get();
            double[] at = curve.points().stream().mapToDouble(PublishedCurve.Point::episode).toArray();
            add(chart, unused(chart, curve.label()), at, Summary.movingMean(rewards(curve), WINDOW), PUBLISHED,
                    stroke(1.8f));
            last = Math.max(last, Arrays.stream(at).max().orElse(last));
        }
        double end = Math.max(last, 1);
        int line = 0;
        for (Map.Entry<String, Double> reference : references.entrySet()) {
            double value = reference.getValue();
            BasicStroke dashed = new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1,
                    DASHES[line % DASHES.length], 0);
            add(chart, unused(chart, reference.getKey()), new double[]{0, end}, new double[]{value, value},
                    REFERENCES[line % REFERENCES.length], dashed);
            line++;
        }
        style(chart, end);
        return chart;
    }

    private static double[] rewards(PublishedCurve curve) {
        return curve.points().stream().mapToDouble(PublishedCurve.Point::reward).toArray();
    }

    private static XYSeries add(XYChart chart, String label, double[] x, double[] y, Color colour, BasicStroke stroke) {
        XYSeries series = chart.addSeries(label, x, y);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(colour);
        series.setLineStyle(stroke);
        return series;
    }

    private static BasicStroke stroke(float width) {
        return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    /** The label itself, or with a number where a series has it already: XChart wants each name once. */
    private static String unused(XYChart chart, String label) {
        String name = label.isBlank() ? "reference" : label;
        String candidate = name;
        for (int copy = 2; chart.getSeries(candidate) != null; copy++) {
            candidate = name + " (" + copy + ")";
        }
        return candidate;
    }

    private static double extreme(XYChart chart, boolean highest) {
        DoubleStream values = chart.getSeriesCollection().stream()
                .mapToDouble(highest ? XYSeries::getYMax : XYSeries::getYMin);
        return (highest ? values.max() : values.min()).orElseThrow();
    }

    private static void style(XYChart chart, double end) {
        XYStyler styler = chart.getStyler();
        styler.setLocale(Locale.ROOT);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setPlotGridVerticalLinesVisible(false);
        styler.setPlotGridLinesColor(FAINT);
        styler.setPlotGridLinesStroke(stroke(1));
        styler.setChartFontColor(INK);
        styler.setChartTitleFont(TITLE);
        styler.setChartTitlePadding(10);
        styler.setChartTitleBoxVisible(false);
        styler.setChartPadding(14);
        styler.setAxisTitleFont(TEXT);
        styler.setAxisTickLabelsFont(TEXT);
        styler.setAxisTickLabelsColor(INK);
        styler.setAxisTickMarksColor(FAINT);
        styler.setAxisTitlePadding(10);
        styler.setPlotMargin(0);
        styler.setPlotContentSize(0.95);
        styler.setXAxisTickMarkSpacingHint(95);
        styler.setYAxisTickMarkSpacingHint(55);
        // Half an episode wide of the data: XChart packs the ticks of equally spaced values, the ends of the axis among
        // them, as densely as their labels allow (XChart issue 731).
        styler.setXAxisMin(-0.5);
        styler.setXAxisMax(end + 0.5);
        styler.setXAxisDecimalPattern("0");
        double low = extreme(chart, false);
        double high = extreme(chart, true);
        if (high - low < 1e-9 * Math.max(1, Math.abs(high))) {
            // XChart would label the one value with all its digits and nothing around it.
            styler.setYAxisMin(Math.floor(low) - 1);
            styler.setYAxisMax(Math.ceil(high) + 1);
        }
        styler.setLegendFont(TEXT);
        styler.setLegendPadding(12);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setLegendSeriesLineLength(28);
        double inOneLine = chart.getSeriesCollection().stream()
                .mapToDouble(series -> series.getName().length() * LEGEND_CHARACTER_WIDTH + LEGEND_ENTRY_EXTRA).sum();
        if (inOneLine < WIDTH - 60) {
            styler.setLegendPosition(LegendPosition.OutsideS);
            styler.setLegendLayout(LegendLayout.Horizontal);
        } else {
            styler.setLegendPosition(LegendPosition.OutsideE);
            styler.setLegendLayout(LegendLayout.Vertical);
        }
    }
}
