package edgetempo.reports.picture;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * File formats and size of pictures. Text is {@value #TEXT_POINTS} points high at any size, so that a picture for a journal column is
 * legible there.
 *
 * @param formats  kinds of files, at least one
 * @param widthMm  millimetres of a picture; empty for {@value Paper#USUAL_WIDTH} pixels. A picture of an explicit width has no title, since
 *                 papers have captions
 * @param heightMm millimetres; empty for what the chart needs
 * @param dpi      pixels of a PNG to the inch; empty for one pixel to the point that text and lines are laid out in
 */
public record PictureForm(List<PictureFormat> formats, OptionalDouble widthMm, OptionalDouble heightMm,
        OptionalInt dpi) {
    /** The default: PNG and SVG as on pages. */
    public static final PictureForm USUAL = new PictureForm(List.of(PictureFormat.PNG, PictureFormat.SVG),
            OptionalDouble.empty(), OptionalDouble.empty(), OptionalInt.empty());
    /** Smallest width and height, mm: below, axes leave no room for the plot. */
    public static final double MIN_MM = 50;
    /** Largest width and height, mm. */
    public static final double GREATEST_MM = 1000;
    /** Smallest resolution, dots per inch. */
    public static final int MIN_DPI = 30;
    /** Largest resolution, dots per inch. */
    public static final int GREATEST_DPI = 1200;
    /** Height of letters in print. */
    static final int TEXT_POINTS = 8;

    private static final double MM_PER_INCH = 25.4;
    private static final double POINTS_PER_INCH = 72;
    /** Points of a pixel of the layout, in which letters are 13 pixels high. */
    private static final double POINTS_PER_PIXEL = TEXT_POINTS / (double) Theme.TEXT_PIXELS;

    /**
     * Keeps a copy.
     *
     * @throws IllegalArgumentException if there is no format, or a number is out of its range
     */
    public PictureForm {
        formats = List.copyOf(formats);
        if (formats.isEmpty()) {
            throw new IllegalArgumentException("no format");
        }
        widthMm.ifPresent(PictureForm::checkLength);
        heightMm.ifPresent(PictureForm::checkLength);
        dpi.ifPresent(number -> {
            if (number < MIN_DPI || number > GREATEST_DPI) {
                throw new IllegalArgumentException("dpi " + number);
            }
        });
    }

    private static void checkLength(double mm) {
        if (!(mm >= MIN_MM && mm <= GREATEST_MM)) {
            throw new IllegalArgumentException("length " + mm + " mm");
        }
    }

    /** The canvas of a chart where several are arranged side by side. */
    Paper paper(int columns, int charts) {
        return new Paper(widthMm.isPresent() ? pixels(widthMm.getAsDouble()) / columns : Paper.USUAL_WIDTH,
                heightMm.isPresent()
                        ? OptionalInt.of(pixels(heightMm.getAsDouble()) / Math.ceilDiv(charts, columns))
                        : OptionalInt.empty(),
                widthMm.isEmpty() || charts > 1);
    }

    private static int pixels(double mm) {
        return (int) Math.round(mm / MM_PER_INCH * POINTS_PER_INCH / POINTS_PER_PIXEL);
    }

    /** Points of a length of the layout. */
    static double points(double pixels) {
        return pixels * POINTS_PER_PIXEL;
    }

    /** Pixels of a PNG to a pixel of the layout. */
    double scale() {
        return dpi.isPresent() ? dpi.getAsInt() * POINTS_PER_PIXEL / POINTS_PER_INCH : 1;
    }

    /** Pixels of a PNG to the millimetre. */
    double pixelsPerMm() {
        return scale() * POINTS_PER_INCH / POINTS_PER_PIXEL / MM_PER_INCH;
    }
}
