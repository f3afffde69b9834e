package edgetempo.reports.plot;

import edgetempo.reports.AtomicFiles;
import edgetempo.reports.ReportException;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** What solvers reach as their budget grows, over a logarithmic axis, as PNG and SVG. */
public final class AnytimePlot {
    /** A gap below it, in percent, is drawn at it: a logarithmic axis has no zero. */
    private static final double SMALLEST_GAP = 0.01;
    /** Values further below the best, in spans between the best and the middle line's end, are cut off. */
    private static final double SPANS = 4;
    /** Shown below the best value at least, of its size. */
    private static final double MIN_SHOWN = 0.35;

    private static final Color INK = new Color(0x333A45);
    private static final Color FAINT = new Color(0xE4E7EC);
    private static final Color[] COLOURS = {new Color(0x1B4F8A), new Color(0xD9742B), new Color(0x2E7D6B),
            new Color(0xB23A48), new Color(0x8A4F7D), new Color(0xA8842C), new Color(0x3FA0C9), new Color(0x4B5563),
            new Color(0x7A9E3B), new Color(0xC27BA0), new Color(0x6B4A2B), new Color(0x00796B)};
    private static final Marker[] MARKERS = {SeriesMarkers.CIRCLE, SeriesMarkers.SQUARE, SeriesMarkers.DIAMOND,
            SeriesMarkers.TRIANGLE_UP, SeriesMarkers.TRIANGLE_DOWN, SeriesMarkers.CROSS, SeriesMarkers.PLUS};
    private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

    static {
        // Must be known before any class of AWT is: a server has no display to ask.
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
    }

    /**
     * One solver.
     *
     * @param label what the legend says; each label once
     * @param x     positive, not falling; at least one. Not modified.
     * @param y     as many. Not modified.
     */
    public record Line(String label, double[] x, double[] y) {}

    private AnytimePlot() {}

    /**
     * Draws mean values with the best known one as a dashed line. What is far below all that matters is cut off.
     *
     * @param folder gets {@code name.png} and {@code name.svg}, each replaced in one step
     * @throws ReportException if they cannot be drawn on this machine, or not written
     */
    public static void values(Path folder, String name, String title, String xAxis, List<Line> lines, double best) {
        write(folder, name, () -> {
            XYChart chart = chart(title, xAxis, "mean QoS of a slot (sum over users)", lines);
            dashed(chart, lines, "best known", best);
            double[] ends = lines.stream().mapToDouble(line -> line.y()[line.y().length - 1]).sorted().toArray();
            double low = best
                    - Math.max(SPANS * (best - ends[ends.length / 2]), MIN_SHOWN * Math.abs(best));
            double lowest = lines.stream().flatMapToDouble(line -> Arrays.stream(line.y())).min().orElseThrow();
            chart.getStyler().setYAxisMin(Math.max(low, lowest));
            return chart;
        });
    }

    /**
     * Draws gaps over two logarithmic axes with the target as a dashed line.
     *
     * @param lines y in percent
     * @see #values
     */
    public static void gaps(Path folder, String name, String title, String xAxis, List<Line> lines, double target) {
        List<Line> drawn = lines.stream().map(line -> new Line(line.label(), line.x(),
                Arrays.stream(line.y()).map(gap -> Math.max(gap, SMALLEST_GAP)).toArray())).toList();
        write(folder, name, () -> {
            XYChart chart = chart(title, xAxis, "gap to best known (%), least shown " + SMALLEST_GAP, drawn);
            if (target > 0) {
                dashed(chart, drawn, "target", target);
            }
            chart.getStyler().setYAxisLogarithmic(true);
            return chart;
        });
    }

    private static XYChart chart(String title, String xAxis, String yAxis, List<Line> lines) {
        XYChart chart = new XYChartBuilder().width(RewardChart.WIDTH).height(RewardChart.HEIGHT).title(title)
                .xAxisTitle(xAxis).yAxisTitle(yAxis).build();
        double end = lines.stream().mapToDouble(line -> line.x()[line.x().length - 1]).max().orElseThrow();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            // What a solver has reached holds until the end of the axis.
            boolean shorter = line.x()[line.x().length - 1] < end;
            double[] x = shorter ? appended(line.x(), end) : line.x();
            double[] y = shorter ? appended(line.y(), line.y()[line.y().length - 1]) : line.y();
            XYSeries series = chart.addSeries(line.label(), x, y);
            Color colour = COLOURS[i % COLOURS.length];
            series.setLineColor(colour);
            series.setMarkerColor(colour);
            series.setMarker(MARKERS[i % MARKERS.length]);
            series.setLineStyle(stroke(1.8f));
        }
        style(chart.getStyler());
        return chart;
    }

    private static double[] appended(double[] values, double last) {
        double[] longer = Arrays.copyOf(values, values.length + 1);
        longer[values.length] = last;
        return longer;
    }

    private static void dashed(XYChart chart, List<Line> lines, String label, double y) {
        double begin = lines.stream().mapToDouble(line -> line.x()[0]).min().orElseThrow();
        double end = lines.stream().mapToDouble(line -> line.x()[line.x().length - 1]).max().orElseThrow();
        XYSeries series = chart.addSeries(label, new double[]{begin, end}, new double[]{y, y});
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(INK);
        series.setLineStyle(
                new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[]{7, 5}, 0));
    }

    private static void style(XYStyler styler) {
        styler.setLocale(Locale.ROOT);
        styler.setXAxisLogarithmic(true);
        styler.setXAxisDecimalPattern("#,##0.#####");
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setPlotGridLinesColor(FAINT);
        styler.setPlotGridLinesStroke(stroke(1));
        styler.setChartFontColor(INK);
        styler.setChartTitleBoxVisible(false);
        styler.setChartPadding(14);
        styler.setAxisTitleFont(TEXT);
        styler.setAxisTickLabelsFont(TEXT);
        styler.setAxisTickLabelsColor(INK);
        styler.setLegendFont(TEXT);
        styler.setLegendPosition(LegendPosition.OutsideE);
        styler.setLegendLayout(LegendLayout.Vertical);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setMarkerSize(5);
    }

    private static BasicStroke stroke(float width) {
        return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    private static void write(Path folder, String name, Supplier<XYChart> chart) {
        Path png = folder.resolve(name + ".png");
        BufferedImage image;
        XYChart drawn;
        try {
            drawn = chart.get();
            image = BitmapEncoder.getBufferedImage(drawn);
        } catch (LinkageError | InternalError e) {
            throw new ReportException("cannot draw " + png
                    + ": Java found no fonts; install fontconfig and a font such as DejaVu Sans", e);
        }
        AtomicFiles.write(png, out -> {
            // Not ImageIO's default for streams, which needs a temporary file elsewhere.
            try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
                ImageIO.write(image, "png", stream);
            }
        });
        AtomicFiles.write(folder.resolve(name + ".svg"),
                out -> ChartEncoder.saveChart(drawn, out, "svg"));
    }
}
