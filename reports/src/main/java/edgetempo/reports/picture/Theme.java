package edgetempo.reports.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Collection;
import java.util.Locale;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;

/** Colours, strokes and fonts of all pictures. */
final class Theme {
    static final Color INK = new Color(0x333A45);
    static final Color FAINT = new Color(0xE4E7EC);
    private static final Color[] COLOURS = {new Color(0x1B4F8A), new Color(0xD9742B), new Color(0x2E7D6B),
            new Color(0xB23A48), new Color(0x8A4F7D), new Color(0xA8842C), new Color(0x3FA0C9), new Color(0x4B5563),
            new Color(0x7A9E3B), new Color(0xC27BA0), new Color(0x6B4A2B), new Color(0x00796B)};
    private static final Color[] LEVELS = {new Color(0x4B5563), new Color(0x2E7D6B), new Color(0x8A4F7D),
            new Color(0xA8842C)};
    private static final float[][] DASHES = {{8, 5}, {2, 4}, {10, 4, 2, 4}};
    /** Height of letters. */
    static final int TEXT_PIXELS = 13;
    static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, TEXT_PIXELS);
    private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 15);
    /** What an entry of the legend takes beside its text, pixels: its sample and the gaps. */
    private static final int LEGEND_ENTRY_EXTRA = 60;
    private static final double LEGEND_CHARACTER_WIDTH = 7.6;

    private Theme() {}

    static Color colour(int series) {
        return COLOURS[series % COLOURS.length];
    }

    static Color level(int line) {
        return LEVELS[line % LEVELS.length];
    }

    static Color transparent(Color colour, int alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
    }

    static BasicStroke solid(float width) {
        return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    static BasicStroke dashed(float width, int pattern) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DASHES[pattern % DASHES.length],
                0);
    }

    static void style(AxesChartStyler styler) {
        styler.setLocale(Locale.ROOT);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setPlotGridVerticalLinesVisible(false);
        styler.setPlotGridLinesColor(FAINT);
        styler.setPlotGridLinesStroke(solid(1));
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
        styler.setLegendFont(TEXT);
        styler.setLegendPadding(12);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setLegendSeriesLineLength(28);
    }

    /**
     * Below the plot if the entries fit into a line, else beside it; one entry says nothing that the heading does not. On narrow paper there is
     * no room beside the plot, and a {@link WrappedLegend} stands below.
     */
    static void legend(Styler styler, Collection<String> entries, Paper paper) {
        double inOneLine = entries.stream()
                .mapToDouble(entry -> entry.length() * LEGEND_CHARACTER_WIDTH + LEGEND_ENTRY_EXTRA).sum();
        boolean below = inOneLine < paper.width() - LEGEND_ENTRY_EXTRA;
        styler.setLegendVisible(entries.size() > 1 && (below || !paper.narrow()));
        styler.setLegendPosition(below ? Styler.LegendPosition.OutsideS : Styler.LegendPosition.OutsideE);
        styler.setLegendLayout(below ? Styler.LegendLayout.Horizontal : Styler.LegendLayout.Vertical);
    }
}
