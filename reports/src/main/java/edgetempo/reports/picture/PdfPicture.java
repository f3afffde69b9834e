package edgetempo.reports.picture;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.awt.Graphics2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** A picture as the one page of a PDF document; the same bytes for the same picture. Apart from {@link Pictures}, so that who draws none needs no PDFBox. */
final class PdfPicture {
    private PdfPicture() {}

    /**
     * The document.
     *
     * @param title  of the document
     * @param width  of the picture in its own unit
     * @param height of the picture in its own unit
     * @param points of that unit
     * @param paint  draws the picture in its own unit
     * @throws IOException if it cannot be made
     */
    static byte[] of(String title, int width, int height, double points, Consumer<Graphics2D> paint)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            float pageWidth = (float) (width * points);
            float pageHeight = (float) (height * points);
            PDPage page = new PDPage(new PDRectangle(pageWidth, pageHeight));
            document.addPage(page);
            PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, pageWidth, pageHeight);
            try {
                graphics.scale(points, points);
                paint.accept(graphics);
            } finally {
                graphics.dispose();
            }
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawForm(graphics.getXFormObject());
            }
            document.getDocumentInformation().setTitle(title);
            document.getDocumentInformation().setCreator("EdgeTempo");
            // Otherwise made of the time.
            document.setDocumentId(0L);
            document.save(bytes);
        }
        return bytes.toByteArray();
    }
}
