package edgetempo.reports.picture;

import de.erichseifert.vectorgraphics2d.Document;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import edgetempo.reports.AtomicFiles;
import edgetempo.reports.ReportException;
import edgetempo.reports.document.Chart;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes charts as pictures, each file replaced in one step. */
public final class Pictures {
    private static final int COLUMNS = 2;

    static {
        // Must be known before any class of AWT is: a server has no display to ask.
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
    }

    private Pictures() {}

    /**
     * Draws a chart as PNG.
     *
     * @throws ReportException if it cannot be drawn on this machine, or not written
     */
    public static void png(Path file, Chart chart) {
        pixels(file, drawn(file, () -> image(List.of(Drawing.of(chart)))));
    }

    /**
     * Draws charts, two in a row, as one picture: PNG and SVG of the same drawing.
     *
     * @param folder exists
     * @param name   of the files, without an extension
     * @param charts at least one
     * @return the files
     * @throws ReportException if they cannot be drawn on this machine, or not written
     */
    public static List<Path> write(Path folder, String name, List<? extends Chart> charts) {
        Path png = folder.resolve(name + ".png");
        Path svg = folder.resolve(name + ".svg");
        List<Drawing> drawings = drawn(png, () -> charts.stream().map(Drawing::of).toList());
        pixels(png, drawn(png, () -> image(drawings)));
        Document vectors = drawn(svg, () -> {
            VectorGraphics2D lines = new VectorGraphics2D();
            paint(lines, drawings);
            return new SVGProcessor().getDocument(lines.getCommands(),
                    new PageSize(width(drawings), height(drawings)));
        });
        AtomicFiles.write(svg, vectors::writeTo);
        return List.of(png, svg);
    }

    private static <T> T drawn(Path file, Supplier<T> drawing) {
        try {
            return drawing.get();
        } catch (LinkageError | InternalError e) {
            throw new ReportException("cannot draw " + file
                    + ": Java found no fonts; install fontconfig and a font such as DejaVu Sans", e);
        }
    }

    private static BufferedImage image(List<Drawing> drawings) {
        BufferedImage image = new BufferedImage(width(drawings), height(drawings), BufferedImage.TYPE_INT_RGB);
        Graphics2D pixels = image.createGraphics();
        pixels.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pixels.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        paint(pixels, drawings);
        pixels.dispose();
        return image;
    }

    private static void pixels(Path png, BufferedImage image) {
        AtomicFiles.write(png, out -> {
            // Not ImageIO's default for streams, which needs a temporary file elsewhere.
            try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
                ImageIO.write(image, "png", stream);
            }
        });
    }

    private static int width(List<Drawing> drawings) {
        return Drawing.WIDTH * Math.min(COLUMNS, drawings.size());
    }

    private static int height(List<Drawing> drawings) {
        return rowHeight(drawings) * Math.ceilDiv(drawings.size(), COLUMNS);
    }

    private static int rowHeight(List<Drawing> drawings) {
        return drawings.stream().mapToInt(Drawing::height).max().orElseThrow();
    }

    private static void paint(Graphics2D graphics, List<Drawing> drawings) {
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width(drawings), height(drawings));
        for (int i = 0; i < drawings.size(); i++) {
            int x = i % COLUMNS * Drawing.WIDTH;
            int y = i / COLUMNS * rowHeight(drawings);
            graphics.translate(x, y);
            drawings.get(i).chart().paint(graphics, Drawing.WIDTH, drawings.get(i).height());
            graphics.translate(-x, -y);
        }
    }
}
