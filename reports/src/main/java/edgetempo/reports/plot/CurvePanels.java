package edgetempo.reports.plot;

import de.erichseifert.vectorgraphics2d.Document;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import edgetempo.reports.AtomicFiles;
import edgetempo.reports.ReportException;
import edgetempo.reports.stats.Summary;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Learning curves of several scenarios side by side, as one picture: PNG and SVG of the same drawing. */
public final class CurvePanels {
    private static final int COLUMNS = 2;
    private static final Color[] COLOURS = {RewardChart.MAIN, new Color(0x2E7D6B), new Color(0x8A4F7D),
            new Color(0xA8842C)};
    private static final int FAINT_ALPHA = 80;

    private CurvePanels() {}

    /**
     * A panel.
     *
     * @param title      heading
     * @param curves     drawn in this order
     * @param published  a curve to compare with; its moving mean is drawn
     * @param references label → reward of a horizontal line
     */
    public record Panel(String title, List<Curve> curves, Optional<PublishedCurve> published,
            Map<String, Double> references) {
        /** Keeps copies. */
        public Panel {
            curves = List.copyOf(curves);
            references = new LinkedHashMap<>(references);
        }
    }

    /**
     * A curve over episodes 0, 1, 2 …
     *
     * @param label entry of the legend
     * @param raw   [episodes] single episodes, drawn thin; empty for none
     * @param y     [episodes]
     * @param low   [episodes] lower end of the band; empty for none
     * @param high  [episodes] upper end
     */
    public record Curve(String label, double[] raw, double[] y, double[] low, double[] high) {}

    /**
     * Draws the panels, two in a row, into a PNG and an SVG file, each replaced in one step.
     *
     * @param folder gets the files
     * @param name   of the files, without an extension
     * @param panels at least one; every number is finite
     * @return the files
     * @throws ReportException if they cannot be drawn on this machine, or not written
     */
    public static List<Path> write(Path folder, String name, List<Panel> panels) {
        Path png = folder.resolve(name + ".png");
        Path svg = folder.resolve(name + ".svg");
        int width = RewardChart.WIDTH * Math.min(COLUMNS, panels.size());
        int height = RewardChart.HEIGHT * Math.ceilDiv(panels.size(), COLUMNS);
        BufferedImage image;
        Document vectors;
        try {
            image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            Graphics2D pixels = image.createGraphics();
            pixels.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pixels.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING,
                    RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            paint(pixels, width, height, panels);
            pixels.dispose();
            VectorGraphics2D lines = new VectorGraphics2D();
            paint(lines, width, height, panels);
            vectors = new SVGProcessor().getDocument(lines.getCommands(), new PageSize(width, height));
        } catch (LinkageError | InternalError e) {
            throw new ReportException("cannot draw " + png
                    + ": Java found no fonts; install fontconfig and a font such as DejaVu Sans", e);
        }
        AtomicFiles.write(png, out -> {
            try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
                ImageIO.write(image, "png", stream);
            }
        });
        AtomicFiles.write(svg, vectors::writeTo);
        return List.of(png, svg);
    }

    private static void paint(Graphics2D graphics, int width, int height, List<Panel> panels) {
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        for (int panel = 0; panel < panels.size(); panel++) {
            int x = panel % COLUMNS * RewardChart.WIDTH;
            int y = panel / COLUMNS * RewardChart.HEIGHT;
            graphics.translate(x, y);
            chart(panels.get(panel)).paint(graphics);
            graphics.translate(-x, -y);
        }
    }

    private static RewardChart chart(Panel panel) {
        RewardChart chart = new RewardChart(panel.title());
        for (int i = 0; i < panel.curves().size(); i++) {
            Curve curve = panel.curves().get(i);
            Color colour = COLOURS[i % COLOURS.length];
            Color faint = new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), FAINT_ALPHA);
            if (curve.low().length > 1) {
                chart.band("95 % interval", curve.low(), curve.high(), colour);
            } else if (curve.raw().length > 1) {
                chart.curve("episode", curve.raw(), faint, 1.2f).setMarker(SeriesMarkers.NONE);
            }
            chart.curve(curve.label(), curve.y(), colour, 2.8f);
        }
        panel.published().ifPresent(curve -> chart.curve(curve.label(),
                curve.points().stream().mapToDouble(PublishedCurve.Point::episode).toArray(),
                Summary.movingMean(curve.points().stream().mapToDouble(PublishedCurve.Point::reward).toArray(),
                        RewardPlot.WINDOW),
                RewardChart.CONTRAST, 2));
        chart.references(panel.references());
        return chart;
    }
}
