package edgetempo.reports.picture;

import edgetempo.reports.document.Axis;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A plane with two axes that lines, bands and points are put on. */
final class XyCanvas {
    private final Paper paper;
    private final XYChart chart;
    private final Scaling x;
    private final Scaling y;
    private final List<String> legend = new ArrayList<>();

    XyCanvas(Paper paper, String title, Scaling x, Scaling y, int height) {
        this.paper = paper;
        this.x = x;
        this.y = y;
        chart = new XYChartBuilder().width(paper.width()).height(height).title(paper.title(title)).xAxisTitle(x.title())
                .yAxisTitle(paper.upTitle(y, height)).build();
        XYStyler styler = chart.getStyler();
        Theme.style(styler);
        styler.setChartTitleVisible(paper.titled());
        styler.setMarkerSize(7);
        styler.setXAxisLogarithmic(x.axis().scale() == Axis.Scale.LOG);
        styler.setYAxisLogarithmic(y.axis().scale() == Axis.Scale.LOG);
        if (x.axis().scale() == Axis.Scale.LOG) {
            styler.setXAxisDecimalPattern("#,##0.#####");
            styler.setPlotGridVerticalLinesVisible(true);
        } else {
            chart.setCustomXAxisTickLabelsFormatter(Scaling::label);
        }
        if (y.axis().scale() == Axis.Scale.LOG) {
            styler.setYAxisDecimalPattern("#,##0.#####");
        } else {
            chart.setCustomYAxisTickLabelsFormatter(Scaling::label);
        }
        if (x.flat()) {
            styler.setXAxisMin(x.low());
            styler.setXAxisMax(x.high());
        } else if (x.axis().scale() == Axis.Scale.LINEAR && x.low() == Math.rint(x.low())
                && x.high() == Math.rint(x.high())) {
            // Off the data: XChart packs the ticks of equally spaced values, the ends of the axis among them, as densely
            // as their labels allow (XChart issue 731).
            styler.setXAxisMin(x.low() - 0.5);
            styler.setXAxisMax(x.high() + 0.5);
        }
        if (y.flat() || Double.isFinite(y.axis().from())) {
            styler.setYAxisMin(y.low());
            styler.setYAxisMax(y.high());
        }
    }

    /** The rows of the y axis, from the top down, get names instead of numbers. */
    void names(List<String> names, int height) {
        XYStyler styler = chart.getStyler();
        styler.setYAxisMin(y.low());
        styler.setYAxisMax(y.high());
        styler.setAxisTicksMarksVisible(false);
        styler.setPlotGridHorizontalLinesVisible(false);
        styler.setPlotGridVerticalLinesVisible(true);
        styler.setYAxisTickMarkSpacingHint(Math.max(8, (int) (0.7 * height / (names.size() + 4))));
        chart.setCustomYAxisTickLabelsFormatter(value -> {
            long row = Math.round(value);
            boolean named = Math.abs(value - row) < 1e-6 && row >= 0 && row < names.size();
            String name = named ? names.get(names.size() - 1 - (int) row) : "";
            // Longer ones would leave no room for values.
            int most = paper.labelLength();
            return name.length() <= most ? name : name.substring(0, most - 1) + "…";
        });
    }

    /** A line, which breaks where a value is not drawn. */
    XYSeries line(String name, double[] lineX, double[] lineY, boolean inLegend) {
        double[] drawnX = Arrays.stream(lineX).map(x::drawn).toArray();
        double[] drawnY = Arrays.stream(lineY).map(y::drawn).toArray();
        int[] kept = IntStream.range(0, drawnX.length).filter(i -> !Double.isNaN(drawnX[i])).toArray();
        return add(name, IntStream.of(kept).mapToDouble(i -> drawnX[i]).toArray(),
                IntStream.of(kept).mapToDouble(i -> drawnY[i]).toArray(), inLegend);
    }

    /** Lines from left to right at heights of their own. */
    XYSeries segments(String name, double[] from, double[] to, double[] heights, boolean inLegend) {
        double[] alongX = new double[3 * heights.length];
        double[] alongY = new double[3 * heights.length];
        for (int i = 0; i < heights.length; i++) {
            boolean drawn = !Double.isNaN(x.drawn(from[i])) && !Double.isNaN(x.drawn(to[i]));
            alongX[3 * i] = drawn ? from[i] : 1;
            alongX[3 * i + 1] = drawn ? to[i] : 1;
            alongX[3 * i + 2] = drawn ? to[i] : 1;
            alongY[3 * i] = drawn ? heights[i] : Double.NaN;
            alongY[3 * i + 1] = drawn ? heights[i] : Double.NaN;
            alongY[3 * i + 2] = Double.NaN;
        }
        return line(name, alongX, alongY, inLegend);
    }

    /** A horizontal line from end to end. */
    XYSeries level(String name, double height) {
        return add(name, new double[]{x.low(), x.high()}, new double[]{y.drawn(height), y.drawn(height)}, true);
    }

    /** A filled band, where both of its ends are drawn. */
    void band(String name, double[] bandX, double[] low, double[] high, Color fill, boolean inLegend) {
        int[] kept = IntStream.range(0, bandX.length).filter(i -> !Double.isNaN(x.drawn(bandX[i]))
                && !Double.isNaN(y.drawn(low[i])) && !Double.isNaN(y.drawn(high[i]))).toArray();
        int n = kept.length;
        double[] aroundX = new double[2 * n];
        double[] aroundY = new double[2 * n];
        for (int k = 0; k < n; k++) {
            aroundX[k] = x.drawn(bandX[kept[k]]);
            aroundX[2 * n - 1 - k] = aroundX[k];
            aroundY[k] = y.drawn(high[kept[k]]);
            aroundY[2 * n - 1 - k] = y.drawn(low[kept[k]]);
        }
        XYSeries series = add(name, aroundX, aroundY, inLegend);
        series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.PolygonArea);
        series.setFillColor(fill);
        series.setLineColor(new Color(0, 0, 0, 0));
        series.setLineStyle(Theme.solid(0));
    }

    /** A series without a single value gets a point outside of the plane: XChart wants at least one. */
    private XYSeries add(String name, double[] drawnX, double[] drawnY, boolean inLegend) {
        boolean empty = Arrays.stream(drawnY).allMatch(Double::isNaN);
        XYSeries series = chart.addSeries(unused(name), empty ? new double[]{x.low()} : drawnX,
                empty ? new double[]{y.low()} : drawnY);
        series.setMarker(SeriesMarkers.NONE);
        series.setEnabled(!empty);
        series.setShowInLegend(inLegend && !empty);
        if (inLegend && !empty) {
            legend.add(series.getName());
        }
        return series;
    }

    /** The name itself, or with a number where a series has it already: XChart wants each name once. */
    private String unused(String name) {
        String first = name.isBlank() ? "unnamed" : name;
        String candidate = first;
        for (int copy = 2; chart.getSeries(candidate) != null; copy++) {
            candidate = first + " (" + copy + ")";
        }
        return candidate;
    }

    /** The chart, when everything is on it. */
    XYChart finished() {
        if (chart.getSeriesCollection().stream().noneMatch(XYSeries::isEnabled)) {
            XYSeries nothing = chart.addSeries(unused("no data"), new double[]{x.low(), x.high()},
                    new double[]{y.low(), y.high()});
            nothing.setMarker(SeriesMarkers.NONE);
            nothing.setLineColor(new Color(0, 0, 0, 0));
            nothing.setShowInLegend(false);
        }
        Theme.legend(chart.getStyler(), legend, paper);
        return chart;
    }
}
