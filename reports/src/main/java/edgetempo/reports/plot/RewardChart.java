package edgetempo.reports.plot;

import edgetempo.reports.AtomicFiles;
import edgetempo.reports.ReportException;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A chart of reward by episode, in the look that all of them have. The legend stands outside the plot area. */
final class RewardChart {
    static final int WIDTH = 900;
    static final int HEIGHT = 520;

    static {
        // Must be known before any class of AWT is: a server has no display to ask.
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
    }

    /** Of what the chart is about. */
    static final Color MAIN = new Color(0x1B4F8A);
    /** Of what stands behind it. */
    static final Color LIGHT = new Color(0xA3BFDC);
    /** Of what it is compared with. */
    static final Color CONTRAST = new Color(0xD9742B);

    private static final Color INK = new Color(0x333A45);
    private static final Color FAINT = new Color(0xE4E7EC);
    private static final Color[] REFERENCES = {new Color(0x4B5563), new Color(0x2E7D6B), new Color(0x8A4F7D),
            new Color(0xA8842C)};
    private static final float[][] DASHES = {{8, 5}, {2, 4}, {10, 4, 2, 4}};
    private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 15);
    /** What a line of text in the legend takes beside its text, pixels: the line's sample and the gaps. */
    private static final int LEGEND_ENTRY_EXTRA = 60;
    private static final double LEGEND_CHARACTER_WIDTH = 7.6;
    private static final int BAND_ALPHA = 90;

    private final XYChart chart;
    private double end = 1;

    RewardChart(String title) {
        this(title, "episode", "episode reward (sum over frames, no unit)");
    }

    RewardChart(String title, String xAxis, String yAxis) {
        chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).title(title).xAxisTitle(xAxis)
                .yAxisTitle(yAxis).build();
    }

    /** Draws and writes, or says why this machine cannot. */
    static void write(Path file, Supplier<RewardChart> chart) {
        BufferedImage image;
        try {
            RewardChart drawn = chart.get();
            drawn.style();
            image = BitmapEncoder.getBufferedImage(drawn.chart);
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

    /** Paints the finished chart at the origin, {@link #WIDTH} × {@link #HEIGHT}. */
    void paint(Graphics2D graphics) {
        style();
        chart.paint(graphics, WIDTH, HEIGHT);
    }

    /** A curve over episodes 0, 1, 2 …; a single point gets a marker. */
    XYSeries curve(String label, double[] y, Color colour, float width) {
        XYSeries series = curve(label, IntStream.range(0, y.length).asDoubleStream().toArray(), y, colour, width);
        if (y.length == 1) {
            series.setMarker(SeriesMarkers.CIRCLE);
            series.setMarkerColor(colour);
        }
        return series;
    }

    /** A curve. */
    XYSeries curve(String label, double[] x, double[] y, Color colour, float width) {
        end = Math.max(end, Arrays.stream(x).max().orElse(end));
        return add(label, x, y, colour, stroke(width));
    }

    /** A filled band over episodes 0, 1, 2 …, at least two. */
    void band(String label, double[] low, double[] high, Color colour) {
        int n = low.length;
        double[] x = new double[2 * n];
        double[] y = new double[2 * n];
        for (int e = 0; e < n; e++) {
            x[e] = e;
            y[e] = high[e];
            x[2 * n - 1 - e] = e;
            y[2 * n - 1 - e] = low[e];
        }
        XYSeries series = curve(label, x, y, colour, 0);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
        series.setFillColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), BAND_ALPHA));
    }

    /** Dashed horizontal lines over all episodes there are so far. */
    void references(Map<String, Double> references) {
        int line = 0;
        for (Map.Entry<String, Double> reference : references.entrySet()) {
            double value = reference.getValue();
            BasicStroke dashed = new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1,
                    DASHES[line % DASHES.length], 0);
            add(reference.getKey(), new double[]{0, end}, new double[]{value, value},
                    REFERENCES[line % REFERENCES.length], dashed);
            line++;
        }
    }

    private XYSeries add(String label, double[] x, double[] y, Color colour, BasicStroke stroke) {
        XYSeries series = chart.addSeries(unused(label), x, y);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(colour);
        series.setLineStyle(stroke);
        return series;
    }

    private static BasicStroke stroke(float width) {
        return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    /** The label itself, or with a number where a series has it already: XChart wants each name once. */
    private String unused(String label) {
        String name = label.isBlank() ? "reference" : label;
        String candidate = name;
        for (int copy = 2; chart.getSeries(candidate) != null; copy++) {
            candidate = name + " (" + copy + ")";
        }
        return candidate;
    }

    private double extreme(boolean highest) {
        DoubleStream values = chart.getSeriesCollection().stream()
                .mapToDouble(highest ? XYSeries::getYMax : XYSeries::getYMin);
        return (highest ? values.max() : values.min()).orElseThrow();
    }

    private void style() {
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
        double low = extreme(false);
        double high = extreme(true);
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
