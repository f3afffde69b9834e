package edgetempo.reports.fran;

import edgetempo.fran.FranMethods;
import edgetempo.reports.document.Axis;
import edgetempo.reports.document.LineChart;
import edgetempo.reports.document.LineChart.Line;
import edgetempo.reports.document.LineChart.Look;
import edgetempo.reports.document.StackChart;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** Charts of the tables of this package. */
public final class FranCharts {
    /** Utility of users. */
    public static final Axis UTILITY = Axis.of("utility", "sum over users, no unit");

    /** Methods that are shown as reference lines in a learning curve; release 0.1 called the first one "exact". */
    private static final Set<String> REFERENCES = Set.of(FranMethods.BY_PHASE, "exact", "no-d2d", "nearest-fap",
            "random");

    private FranCharts() {}

    /** The rows of the offloading phase. */
    public static List<FranEpochRow> offloading(List<FranEpochRow> epochs) {
        return epochs.stream().filter(row -> row.phase().equals(FranEpochRow.OFFLOADING)).toList();
    }

    /**
     * The learning curve of the offloading phase.
     *
     * @param rows    of that phase
     * @param methods on the training instance
     */
    public static LineChart learning(List<FranEpochRow> rows, List<FranMethodRow> methods) {
        List<FranEpochRow> judged = rows.stream().filter(row -> Double.isFinite(row.greedyUtility())).toList();
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of("learned", "epoch, exploring", Look.FAINT, column(rows, FranEpochRow::epoch),
                column(rows, FranEpochRow::utility)));
        lines.add(Line.of("learned", "learned, greedy", Look.STRONG, column(judged, FranEpochRow::epoch),
                column(judged, FranEpochRow::greedyUtility)));
        methods.stream().filter(row -> REFERENCES.contains(row.method()))
                .forEach(row -> lines.add(Line.level(row.method(), row.phase1Utility())));
        return new LineChart("Offloading phase", "Thin: every epoch, random actions included. Bold: the network without"
                + " random actions. Level lines: other methods on the training instance.", Axis.of("epoch", "1"),
                UTILITY, lines);
    }

    /** Utility of methods by the origin of users' results; local computing has utility 0. */
    public static StackChart methods(List<FranMethodRow> rows) {
        // A bound has no modes.
        List<FranMethodRow> methods = rows.stream().filter(row -> Double.isFinite(row.lateUsers())).toList();
        return new StackChart("Methods on the training instance",
                "By how users get their results; computing locally earns nothing.", Axis.of("method", "1"), UTILITY,
                StackChart.Look.BARS, methods.stream().map(FranMethodRow::method).toList(),
                List.of(part("cache", methods, FranMethodRow::cacheUtility),
                        part("device to device", methods, FranMethodRow::d2dUtility),
                        part("access point", methods, FranMethodRow::fapUtility),
                        part("cloud", methods, FranMethodRow::cloudUtility)));
    }

    private static StackChart.Part part(String name, List<FranMethodRow> methods,
            ToDoubleFunction<FranMethodRow> value) {
        return new StackChart.Part(name, column(methods, value));
    }

    /** [rows] one figure of each. */
    public static <R> double[] column(List<R> rows, ToDoubleFunction<R> value) {
        return rows.stream().mapToDouble(value).toArray();
    }
}
