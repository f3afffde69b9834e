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
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
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
        pixels(file, drawn(file, () -> image(List.of(Drawing.of(chart, Paper.USUAL)), 1)), PictureForm.USUAL);
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
        return write(folder, name, charts, PictureForm.USUAL);
    }

    /**
     * Draws charts, two in a row, as one picture, in every requested format.
     *
     * @param folder exists
     * @param name   of the files, without an extension
     * @param charts at least one
     * @param form   which files, and how large
     * @return the files
     * @throws ReportException if they cannot be drawn on this machine, or not written
     */
    public static List<Path> write(Path folder, String name, List<? extends Chart> charts, PictureForm form) {
        Paper paper = form.paper(Math.min(COLUMNS, charts.size()), charts.size());
        List<Drawing> drawings = drawn(folder.resolve(name),
                () -> charts.stream().map(chart -> Drawing.of(chart, paper)).toList());
        List<Path> files = new ArrayList<>();
        for (PictureFormat format : form.formats()) {
            Path file = folder.resolve(name + "." + format.extension());
            switch (format) {
                case PNG -> pixels(file, drawn(file, () -> image(drawings, form.scale())), form);
                case SVG -> {
                    Document vectors = drawn(file, () -> {
                        VectorGraphics2D lines = new VectorGraphics2D();
                        paint(lines, drawings);
                        return new SVGProcessor().getDocument(lines.getCommands(),
                                new PageSize(width(drawings), height(drawings)));
                    });
                    AtomicFiles.write(file, vectors::writeTo);
                }
                case PDF -> {
                    byte[] document = drawn(file, () -> pdf(file, name, drawings));
                    AtomicFiles.write(file, out -> out.write(document));
                }
            }
            files.add(file);
        }
        return files;
    }

    private static byte[] pdf(Path file, String name, List<Drawing> drawings) {
        try {
            return PdfPicture.of(name, width(drawings), height(drawings), PictureForm.points(1),
                    graphics -> paint(graphics, drawings));
        } catch (IOException e) {
            throw ReportException.writing(file, e);
        }
    }

    private static <T> T drawn(Path file, Supplier<T> drawing) {
        try {
            return drawing.get();
        } catch (LinkageError | InternalError e) {
            throw new ReportException("cannot draw " + file
                    + ": Java found no fonts; install fontconfig and a font such as DejaVu Sans", e);
        }
    }

    private static BufferedImage image(List<Drawing> drawings, double scale) {
        BufferedImage image = new BufferedImage((int) Math.round(scale * width(drawings)),
                (int) Math.round(scale * height(drawings)), BufferedImage.TYPE_INT_RGB);
        Graphics2D pixels = image.createGraphics();
        pixels.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pixels.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pixels.scale(scale, scale);
        paint(pixels, drawings);
        pixels.dispose();
        return image;
    }

    private static void pixels(Path png, BufferedImage image, PictureForm form) {
        AtomicFiles.write(png, out -> {
            ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
            // Not ImageIO's default for streams, which needs a temporary file elsewhere.
            try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
                writer.setOutput(stream);
                writer.write(null, new IIOImage(image, null, form.dpi().isPresent() ? resolution(writer, form) : null),
                        null);
            } finally {
                writer.dispose();
            }
        });
    }

    /** Metadata with the physical size, for placement in documents. */
    private static IIOMetadata resolution(ImageWriter writer, PictureForm form) throws IIOInvalidTreeException {
        String perMetre = Long.toString(Math.round(1000 * form.pixelsPerMm()));
        IIOMetadataNode physical = new IIOMetadataNode("pHYs");
        physical.setAttribute("pixelsPerUnitXAxis", perMetre);
        physical.setAttribute("pixelsPerUnitYAxis", perMetre);
        physical.setAttribute("unitSpecifier", "meter");
        IIOMetadata metadata = writer.getDefaultImageMetadata(
                ImageTypeSpecifier.createFromBufferedImageType(BufferedImage.TYPE_INT_RGB), null);
        IIOMetadataNode root = new IIOMetadataNode(metadata.getNativeMetadataFormatName());
        root.appendChild(physical);
        metadata.mergeTree(metadata.getNativeMetadataFormatName(), root);
        return metadata;
    }

    private static int width(List<Drawing> drawings) {
        return drawings.getFirst().width() * Math.min(COLUMNS, drawings.size());
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
            int x = i % COLUMNS * drawings.get(i).width();
            int y = i / COLUMNS * rowHeight(drawings);
            graphics.translate(x, y);
            drawings.get(i).paint(graphics);
            graphics.translate(-x, -y);
        }
    }
}
