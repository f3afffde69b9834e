package edgetempo.reports.picture;

import edgetempo.reports.document.Axis;
import edgetempo.reports.document.BarChart;
import edgetempo.reports.document.Chart;
import edgetempo.reports.document.HeatChart;
import edgetempo.reports.document.LineChart;
import edgetempo.reports.document.LineChart.Line;
import edgetempo.reports.document.MapChart;
import edgetempo.reports.document.ScatterChart;
import edgetempo.reports.document.StackChart;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A chart, ready to be painted.
 *
 * @param chart  what paints it
 * @param legend what paints its legend, below it; empty if the chart does
 * @param width  pixels
 * @param height pixels
 */
record Drawing(org.knowm.xchart.internal.chartpart.Chart<?, ?> chart, Optional<WrappedLegend> legend, int width,
        int height) {
    private static final int MAX_HEIGHT = 2000;
    private static final int AROUND = 130;
    private static final int MAX_MARKED = 16;
    private static final int BAND_ALPHA = 70;
    private static final int FAINT_ALPHA = 90;
    private static final Marker[] MARKERS = {SeriesMarkers.CIRCLE, SeriesMarkers.SQUARE, SeriesMarkers.DIAMOND,
            SeriesMarkers.TRIANGLE_UP, SeriesMarkers.TRIANGLE_DOWN, SeriesMarkers.CROSS, SeriesMarkers.PLUS};
    private static final Color[] SEQUENTIAL = {new Color(0xF4F7FB), new Color(0xA3BFDC), new Color(0x1B4F8A)};
    private static final Color[] DIVERGING = {new Color(0xB23A48), new Color(0xF5F5F5), new Color(0x1B4F8A)};

    private Drawing(org.knowm.xchart.internal.chartpart.Chart<?, ?> chart, int width, int height) {
        this(chart, Optional.empty(), width, height);
    }

    static Drawing of(Chart chart, Paper paper) {
        Drawing plain = plain(chart, paper);
        Optional<WrappedLegend> wrapped = WrappedLegend.of(plain.chart, paper);
        return new Drawing(plain.chart, wrapped, plain.width,
                paper.heightOr(plain.height + wrapped.map(WrappedLegend::height).orElse(0)));
    }

    void paint(Graphics2D graphics) {
        int below = legend.map(WrappedLegend::height).orElse(0);
        chart.paint(graphics, width, height - below);
        legend.ifPresent(entries -> entries.paint(graphics, height - below));
    }

    private static Drawing plain(Chart chart, Paper paper) {
        int usual = paper.usualHeight();
        return switch (chart) {
            case LineChart lines -> new Drawing(lines(lines.thinned(2 * paper.width()), paper), paper.width(), usual);
            case BarChart bars -> bars(bars, paper);
            case StackChart stack when stack.look() == StackChart.Look.BARS ->
                new Drawing(stacked(stack, paper), paper.width(), usual);
            case StackChart stack -> new Drawing(areas(stack.thinned(paper.width()), paper), paper.width(), usual);
            case HeatChart heat -> heat(heat, paper);
            case ScatterChart scatter -> scatter(scatter, paper);
            case MapChart map -> {
                int height = paper.heightOr(paper.width() * 2 / 3);
                yield new Drawing(map(map, paper, height), paper.width(), height);
            }
        };
    }

    private static XYChart lines(LineChart chart, Paper paper) {
        List<Line> levels = chart.lines().stream().filter(line -> line.look() == LineChart.Look.LEVEL).toList();
        List<Line> curves = chart.lines().stream().filter(line -> line.look() != LineChart.Look.LEVEL).toList();
        XyCanvas canvas = new XyCanvas(paper, chart.title(),
                Scaling.of(chart.x(), curves.stream().flatMapToDouble(line -> Arrays.stream(line.x()))),
                Scaling.of(chart.y(), chart.lines().stream().flatMapToDouble(
                        line -> Stream.of(line.y(), line.low(), line.high()).flatMapToDouble(Arrays::stream))),
                paper.usualHeight());
        List<String> groups = curves.stream().map(Line::group).distinct().toList();
        boolean one = curves.stream().filter(line -> line.look() == LineChart.Look.STRONG).map(Line::group).distinct()
                .count() <= 1;
        boolean several = curves.stream().filter(line -> line.look() == LineChart.Look.FAINT).count() > 1;
        boolean faint = false;
        for (Line line : curves) {
            int group = groups.indexOf(line.group());
            Color colour = Theme.colour(group);
            if (line.low().length > 1) {
                canvas.band(one ? "95 % interval" : line.group() + ", 95 % interval", line.x(), line.low(), line.high(),
                        Theme.transparent(colour, BAND_ALPHA), one);
            }
            String name = one || line.name().startsWith(line.group()) ? line.name() : line.group();
            name = several && line.look() == LineChart.Look.FAINT ? name + " …" : name;
            boolean thin = line.look() == LineChart.Look.FAINT;
            XYSeries series = canvas.line(name, line.x(), line.y(), !thin || one && !faint);
            faint |= thin;
            series.setLineColor(thin ? Theme.transparent(colour, FAINT_ALPHA) : colour);
            series.setLineStyle(thin
                    ? Theme.solid(1.2f)
                    : line.look() != LineChart.Look.DASHED
                            ? Theme.solid(2.6f)
                            // Between points that lie close there is no room for a dash.
                            : line.x().length > MAX_MARKED ? Theme.solid(1.8f) : Theme.dashed(1.8f, 0));
            if (!thin && line.x().length <= MAX_MARKED) {
                series.setMarker(MARKERS[group % MARKERS.length]);
                series.setMarkerColor(colour);
            }
        }
        for (int i = 0; i < levels.size(); i++) {
            XYSeries series = canvas.level(levels.get(i).name(), levels.get(i).y()[0]);
            series.setLineColor(Theme.level(i));
            series.setLineStyle(Theme.dashed(1.6f, i));
        }
        return canvas.finished();
    }

    private static Drawing bars(BarChart chart, Paper paper) {
        int rows = chart.categories().size();
        int n = chart.series().size();
        int row = Math.max(34, 14 * n + 12);
        int height = paper.heightOr(Math.min(MAX_HEIGHT, AROUND + rows * row));
        boolean fromZero = chart.look() == BarChart.Look.BARS && chart.value().scale() == Axis.Scale.LINEAR;
        DoubleStream values = chart.series().stream().flatMapToDouble(
                bars -> Stream.of(bars.values(), bars.low(), bars.high()).flatMapToDouble(Arrays::stream));
        XyCanvas canvas = new XyCanvas(paper, chart.title(),
                Scaling.of(chart.value(), fromZero ? DoubleStream.concat(values, DoubleStream.of(0)) : values),
                rows(chart.category(), rows), height);
        canvas.names(chart.categories(), height);
        double step = 0.8 / n;
        for (int s = 0; s < n; s++) {
            BarChart.Bars bars = chart.series().get(s);
            double offset = (s - (n - 1) / 2.0) * step;
            double[] y = IntStream.range(0, rows).mapToDouble(k -> rows - 1 - k - offset).toArray();
            Color colour = Theme.colour(s);
            if (fromZero) {
                XYSeries series = canvas.segments(bars.name(), new double[rows], bars.values(), y, true);
                series.setLineColor(colour);
                series.setLineStyle(new BasicStroke((float) Math.min(18, 0.7 * row / n),
                        BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
            } else {
                XYSeries series = canvas.line(bars.name(), bars.values(), y, true);
                series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
                series.setMarker(SeriesMarkers.CIRCLE);
                series.setMarkerColor(colour);
            }
            if (bars.low().length > 0) {
                XYSeries interval = canvas.segments(bars.name() + ", interval", bars.low(), bars.high(), y, false);
                interval.setLineColor(fromZero ? Theme.INK : colour);
                interval.setLineStyle(Theme.solid(2));
            }
        }
        return new Drawing(canvas.finished(), paper.width(), height);
    }

    private static Scaling rows(String name, int rows) {
        return new Scaling(Axis.of(name, "1"), 0, -0.6, rows - 0.4, false);
    }

    private static XYChart areas(StackChart chart, Paper paper) {
        int points = chart.labels().size();
        double[][] sums = new double[chart.parts().size() + 1][points];
        for (int p = 0; p < chart.parts().size(); p++) {
            for (int k = 0; k < points; k++) {
                double value = chart.parts().get(p).values()[k];
                sums[p + 1][k] = sums[p][k] + (Double.isFinite(value) ? value : 0);
            }
        }
        double[] x = numbers(chart.labels());
        XyCanvas canvas = new XyCanvas(paper, chart.title(), Scaling.of(chart.x(), Arrays.stream(x)),
                Scaling.of(chart.y(), Arrays.stream(sums).flatMapToDouble(Arrays::stream)), paper.usualHeight());
        for (int p = 0; p < chart.parts().size(); p++) {
            canvas.band(chart.parts().get(p).name(), x, sums[p], sums[p + 1],
                    Theme.transparent(Theme.colour(p), 190), true);
        }
        return canvas.finished();
    }

    /** Labels as numbers if they all are, else 0, 1, 2 … */
    private static double[] numbers(List<String> labels) {
        return labels.stream().allMatch(label -> label.matches("\\d{1,15}"))
                ? labels.stream().mapToDouble(Double::parseDouble).toArray()
                : Line.counted(labels.size());
    }

    private static CategoryChart stacked(StackChart chart, Paper paper) {
        Scaling y = Scaling.of(chart.y(), DoubleStream.concat(DoubleStream.of(0), IntStream
                .range(0, chart.labels().size()).mapToDouble(k -> chart.parts().stream()
                        .mapToDouble(part -> part.values()[k]).filter(Double::isFinite).sum())));
        CategoryChart drawn = new CategoryChartBuilder().width(paper.width()).height(paper.usualHeight())
                .title(paper.title(chart.title()))
                .xAxisTitle(chart.x().name()).yAxisTitle(paper.upTitle(y, paper.usualHeight())).build();
        List<String> labels = unique(chart.labels());
        for (int p = 0; p < chart.parts().size(); p++) {
            StackChart.Part part = chart.parts().get(p);
            drawn.addSeries(part.name(), labels, Arrays.stream(part.values()).map(y::drawn)
                    .map(value -> Double.isNaN(value) ? 0 : value).boxed().toList()).setFillColor(Theme.colour(p));
        }
        Theme.style(drawn.getStyler());
        drawn.getStyler().setChartTitleVisible(paper.titled());
        Theme.legend(drawn.getStyler(), chart.parts().stream().map(StackChart.Part::name).toList(), paper);
        drawn.getStyler().setStacked(true);
        drawn.getStyler().setAvailableSpaceFill(0.6);
        if (labels.size() > 4) {
            drawn.getStyler().setXAxisLabelRotation(30);
            drawn.getStyler().setXAxisTickMarkSpacingHint(2 * Theme.TEXT_PIXELS);
        }
        if (y.flat()) {
            drawn.getStyler().setYAxisMin(y.low());
            drawn.getStyler().setYAxisMax(y.high());
        }
        return drawn;
    }

    private static List<String> unique(List<String> labels) {
        List<String> unique = new ArrayList<>();
        for (String label : labels) {
            String name = label;
            for (int copy = 2; unique.contains(name); copy++) {
                name = label + " (" + copy + ")";
            }
            unique.add(name);
        }
        return unique;
    }

    private static Drawing heat(HeatChart chart, Paper paper) {
        int rows = chart.rows().size();
        int height = paper.heightOr(Math.min(MAX_HEIGHT, AROUND + rows * Math.clamp(380 / Math.max(1, rows), 15, 34)));
        HeatMapChart drawn = new HeatMapChartBuilder().width(paper.width()).height(height)
                .title(paper.title(chart.title()))
                .xAxisTitle(chart.x().name()).yAxisTitle(chart.y().name()).build();
        List<Number[]> cells = new ArrayList<>();
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < chart.columns().size(); x++) {
                double value = chart.values()[rows - 1 - y][x];
                if (Double.isFinite(value)) {
                    cells.add(new Number[]{x, y, value});
                }
            }
        }
        List<String> upwards = new ArrayList<>(unique(chart.rows()));
        Collections.reverse(upwards);
        drawn.addSeries("values", unique(chart.columns()), upwards, cells);
        Theme.style(drawn.getStyler());
        drawn.getStyler().setChartTitleVisible(paper.titled());
        drawn.getStyler().setMin(chart.low());
        drawn.getStyler().setMax(chart.high() > chart.low() ? chart.high() : chart.low() + 1);
        drawn.getStyler().setRangeColors(chart.colours() == HeatChart.Colours.DIVERGING ? DIVERGING : SEQUENTIAL);
        drawn.getStyler().setPlotContentSize(1);
        drawn.getStyler().setShowValue(!chart.texts().isEmpty());
        drawn.getStyler().setHeatMapValueDecimalPattern("#,##0.##");
        drawn.getStyler().setXAxisMaxLabelCount(20);
        drawn.getStyler().setXAxisLabelRotation(chart.columns().stream().anyMatch(c -> c.length() > 4) ? 30 : 0);
        return new Drawing(drawn, paper.width(), height);
    }

    private static Drawing scatter(ScatterChart chart, Paper paper) {
        int rows = chart.yLabels().size();
        int height = rows == 0
                ? paper.usualHeight()
                : paper.heightOr(Math.min(MAX_HEIGHT, AROUND + rows * 34));
        XyCanvas canvas = new XyCanvas(paper, chart.title(),
                Scaling.of(chart.x(), all(chart, ScatterChart.Cloud::x)),
                rows == 0 ? Scaling.of(chart.y(), all(chart, ScatterChart.Cloud::y)) : rows(chart.y().name(), rows),
                height);
        if (rows > 0) {
            canvas.names(chart.yLabels(), height);
        }
        for (int c = 0; c < chart.clouds().size(); c++) {
            ScatterChart.Cloud cloud = chart.clouds().get(c);
            double[] y = rows == 0 ? cloud.y() : Arrays.stream(cloud.y()).map(row -> rows - 1 - row).toArray();
            XYSeries series = canvas.line(cloud.name(), cloud.x(), y, true);
            series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
            series.setMarker(SeriesMarkers.CIRCLE);
            series.setMarkerColor(Theme.transparent(Theme.colour(c), 170));
        }
        return new Drawing(canvas.finished(), paper.width(), height);
    }

    private static DoubleStream all(ScatterChart chart, Function<ScatterChart.Cloud, double[]> of) {
        return chart.clouds().stream().flatMapToDouble(cloud -> Arrays.stream(of.apply(cloud)));
    }

    private static XYChart map(MapChart chart, Paper paper, int height) {
        XyCanvas canvas = new XyCanvas(paper, chart.title(),
                Scaling.of(Axis.of("east", chart.unit()), places(chart, true)),
                Scaling.of(Axis.of("north", chart.unit()), places(chart, false)), height);
        for (int target = 0; target < chart.targets().size(); target++) {
            int way = target;
            List<MapChart.User> users = chart.users().stream().filter(user -> user.target() == way).toList();
            Color colour = Theme.colour(target);
            double[] x = users.stream().mapToDouble(MapChart.User::x).toArray();
            double[] y = users.stream().mapToDouble(MapChart.User::y).toArray();
            XYSeries points = canvas.line(chart.targets().get(target), x, y, true);
            points.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
            points.setMarker(SeriesMarkers.CIRCLE);
            points.setMarkerColor(colour);
            List<MapChart.User> sent = users.stream().filter(user -> user.server() >= 0).toList();
            double[] alongX = new double[3 * sent.size()];
            double[] alongY = new double[3 * sent.size()];
            for (int i = 0; i < sent.size(); i++) {
                MapChart.Server server = chart.servers().get(sent.get(i).server());
                alongX[3 * i] = sent.get(i).x();
                alongY[3 * i] = sent.get(i).y();
                alongX[3 * i + 1] = server.x();
                alongY[3 * i + 1] = server.y();
                alongX[3 * i + 2] = server.x();
                alongY[3 * i + 2] = Double.NaN;
            }
            XYSeries links = canvas.line(chart.targets().get(target) + ", link", alongX, alongY, false);
            links.setLineColor(Theme.transparent(colour, FAINT_ALPHA));
            links.setLineStyle(Theme.solid(1.2f));
        }
        XYSeries servers = canvas.line("server", chart.servers().stream().mapToDouble(MapChart.Server::x).toArray(),
                chart.servers().stream().mapToDouble(MapChart.Server::y).toArray(), true);
        servers.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        servers.setMarker(SeriesMarkers.SQUARE);
        servers.setMarkerColor(Theme.INK);
        return canvas.finished();
    }

    private static DoubleStream places(MapChart chart, boolean x) {
        return DoubleStream.concat(chart.users().stream().mapToDouble(user -> x ? user.x() : user.y()),
                chart.servers().stream().mapToDouble(server -> x ? server.x() : server.y()));
    }
}
