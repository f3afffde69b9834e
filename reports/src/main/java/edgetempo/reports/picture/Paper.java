package edgetempo.reports.picture;

import java.util.OptionalInt;

/**
 * The canvas of a chart.
 *
 * @param width  pixels
 * @param height pixels; empty for what the chart needs
 * @param titled whether the chart's title stands above it
 */
record Paper(int width, OptionalInt height, boolean titled) {
    /** Pixels, unless a size was asked for. */
    static final int USUAL_WIDTH = 900;
    /** Where no size is asked for. */
    static final Paper USUAL = new Paper(USUAL_WIDTH, OptionalInt.empty(), true);

    private static final int USUAL_HEIGHT = 520;
    private static final int MAX_LABEL = 42;
    private static final int MIN_LABEL = 12;
    /** Below, a legend beside the plot would leave it no room. */
    private static final int NARROW = 640;
    /** Share of a chart's height that its plot has at least, and on narrow paper, where names of categories and a legend stand below. */
    private static final double PLOT = 0.7;
    private static final double NARROW_PLOT = 0.5;
    private static final double CHARACTER_WIDTH = 6.8;

    /** Height of a chart whose rows are not counted. */
    int usualHeight() {
        return height.orElse(Math.round((float) width * USUAL_HEIGHT / USUAL_WIDTH));
    }

    /** Height of a chart that needs so much. */
    int heightOr(int needed) {
        return height.orElse(needed);
    }

    /** Whether there is no room for a legend beside the plot. */
    boolean narrow() {
        return width < NARROW;
    }

    /** Characters of the label of a row; longer ones are cut. */
    int labelLength() {
        return Math.clamp(width * (long) MAX_LABEL / USUAL_WIDTH, MIN_LABEL, MAX_LABEL);
    }

    /** What stands along the y axis of a chart of a height. */
    String upTitle(Scaling y, int chartHeight) {
        double plot = chartHeight * (narrow() ? NARROW_PLOT : PLOT);
        return y.title().length() * CHARACTER_WIDTH <= plot ? y.title() : y.shortTitle();
    }

    /** A chart's title, or none. */
    String title(String text) {
        return titled ? text : "";
    }
}
