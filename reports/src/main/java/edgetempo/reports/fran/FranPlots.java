package edgetempo.reports.fran;

import edgetempo.reports.plot.StackedBarsPlot;
import edgetempo.reports.plot.UtilityPlot;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** Plots of tables of this package. */
public final class FranPlots {
    /** Methods that are worth a line beside a learning curve. */
    private static final Set<String> REFERENCES = Set.of("exact", "no-d2d", "nearest-fap", "random");

    private FranPlots() {}

    /**
     * Draws the learning curve of the offloading phase, if it had an epoch.
     *
     * @param rows    of {@code epochs.csv}
     * @param methods on the training instance
     */
    public static void utility(Path file, String title, List<FranEpochRow> rows, List<FranMethodRow> methods) {
        List<FranEpochRow> own = rows.stream().filter(row -> row.phase().equals(FranEpochRow.OFFLOADING)).toList();
        if (own.isEmpty()) {
            return;
        }
        List<FranEpochRow> judged = own.stream().filter(row -> !Double.isNaN(row.greedyUtility())).toList();
        Map<String, Double> references = new LinkedHashMap<>();
        for (FranMethodRow row : methods) {
            if (REFERENCES.contains(row.method())) {
                references.put(row.method(), row.phase1Utility());
            }
        }
        UtilityPlot.write(file, title, "utility of the offloading phase (sum over users)",
                column(own, FranEpochRow::utility), column(judged, FranEpochRow::epoch),
                column(judged, FranEpochRow::greedyUtility), references);
    }

    /** Draws methods as bars, by how users' results come about; local computing earns nothing. */
    public static void methods(Path file, String title, List<FranMethodRow> methods) {
        Map<String, double[]> parts = new LinkedHashMap<>();
        parts.put("cache", column(methods, FranMethodRow::cacheUtility));
        parts.put("device to device", column(methods, FranMethodRow::d2dUtility));
        parts.put("access point", column(methods, FranMethodRow::fapUtility));
        parts.put("cloud", column(methods, FranMethodRow::cloudUtility));
        StackedBarsPlot.write(file, title, "utility (sum over users)",
                methods.stream().map(FranMethodRow::method).toList(), parts);
    }

    private static <R> double[] column(List<R> rows, ToDoubleFunction<R> value) {
        return rows.stream().mapToDouble(value).toArray();
    }
}
