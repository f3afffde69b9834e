package edgetempo.reports.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A legend of several lines and columns below a narrow chart: XChart's has either one line or one column, which leaves no room for the plot. */
final class WrappedLegend {
    private static final FontRenderContext TEXT = new FontRenderContext(null, true, true);
    private static final int MARGIN = 14;
    private static final int SAMPLE = 28;
    private static final int BLOCK = 12;
    private static final int BESIDE_SAMPLE = 8;
    private static final int BETWEEN = 16;
    private static final int LINE = 20;
    private static final int MARKER = 7;

    private final List<Entry> entries;
    private final double cell;
    private final int columns;

    /**
     * A series.
     *
     * @param line   colour and stroke of a line; empty for none
     * @param fill   colour of an area; empty for none
     * @param marker of points, with its colour; {@link SeriesMarkers#NONE} for none
     */
    private record Entry(TextLayout name, Optional<Color> line, Stroke stroke, Optional<Color> fill, Marker marker,
            Color points) {}

    private WrappedLegend(List<Entry> entries, int width) {
        this.entries = entries;
        cell = entries.stream().mapToDouble(entry -> entry.name().getAdvance()).max().orElse(0) + SAMPLE + BESIDE_SAMPLE
                + BETWEEN;
        columns = Math.max(1, (int) ((width - 2 * MARGIN + BETWEEN) / cell));
    }

    /** Of the series of a chart that are in a legend; empty where that of XChart does. */
    static Optional<WrappedLegend> of(org.knowm.xchart.internal.chartpart.Chart<?, ?> chart, Paper paper) {
        List<Entry> entries = switch (chart) {
            case XYChart plane -> plane.getSeriesCollection().stream()
                    .filter(series -> series.isEnabled() && series.isShowInLegend())
                    .map(series -> entry(series, paper)).toList();
            case CategoryChart bars -> bars.getSeriesCollection().stream()
                    .map(series -> new Entry(name(series.getName(), paper), Optional.empty(), Theme.solid(1),
                            Optional.of(series.getFillColor()), SeriesMarkers.NONE, Theme.INK))
                    .toList();
            default -> List.of();
        };
        return chart.getStyler().isLegendVisible() || entries.size() < 2
                ? Optional.empty()
                : Optional.of(new WrappedLegend(entries, paper.width()));
    }

    private static Entry entry(XYSeries series, Paper paper) {
        boolean area = is(series, XYSeries.XYSeriesRenderStyle.PolygonArea);
        boolean points = is(series, XYSeries.XYSeriesRenderStyle.Scatter);
        return new Entry(name(series.getName(), paper),
                area || points ? Optional.empty() : Optional.ofNullable(series.getLineColor()), series.getLineStyle(),
                area ? Optional.of(series.getFillColor()) : Optional.empty(), series.getMarker(),
                series.getMarkerColor());
    }

    private static boolean is(XYSeries series, XYSeries.XYSeriesRenderStyle style) {
        return series.getXYSeriesRenderStyle().equals(Optional.of(style));
    }

    /** As much of a name as there is room for. */
    private static TextLayout name(String name, Paper paper) {
        int most = paper.width() - 2 * MARGIN - SAMPLE - BESIDE_SAMPLE;
        TextLayout whole = new TextLayout(name, Theme.TEXT, TEXT);
        for (int length = name.length() - 1; whole.getAdvance() > most && length > 0; length--) {
            whole = new TextLayout(name.substring(0, length) + "…", Theme.TEXT, TEXT);
        }
        return whole;
    }

    /** Pixels. */
    int height() {
        return Math.ceilDiv(entries.size(), columns) * LINE + MARGIN;
    }

    /** Paints it from a height on. */
    void paint(Graphics2D graphics, int top) {
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            double x = MARGIN + i % columns * cell;
            double middle = top + (i / columns + 0.5) * LINE;
            entry.fill().ifPresent(colour -> {
                graphics.setColor(colour);
                graphics.fill(new Rectangle2D.Double(x + SAMPLE - BLOCK, middle - BLOCK / 2.0, BLOCK, BLOCK));
            });
            entry.line().ifPresent(colour -> {
                graphics.setColor(colour);
                graphics.setStroke(entry.stroke());
                graphics.draw(new Line2D.Double(x, middle, x + SAMPLE, middle));
            });
            if (entry.marker() != SeriesMarkers.NONE) {
                graphics.setColor(entry.points());
                graphics.setStroke(Theme.solid(1));
                entry.marker().paint(graphics, x + (entry.line().isPresent() ? SAMPLE / 2.0 : SAMPLE - BLOCK / 2.0),
                        middle, MARKER);
            }
            graphics.setColor(Theme.INK);
            // Outlines, as XChart draws text: no font has to be where a picture is looked at.
            graphics.fill(entry.name().getOutline(AffineTransform.getTranslateInstance(x + SAMPLE + BESIDE_SAMPLE,
                    middle + entry.name().getAscent() / 2 - 1)));
        }
    }
}
