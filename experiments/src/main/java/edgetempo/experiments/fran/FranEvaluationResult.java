package edgetempo.experiments.fran;

import edgetempo.reports.fran.FranCharts;
import edgetempo.reports.fran.FranMethodRow;
import edgetempo.reports.fran.FranMethodsCsv;
import edgetempo.reports.picture.Pictures;
import edgetempo.scenario.fran.FranScenario;
import java.nio.file.Path;
import java.util.List;

/**
 * Results of a trained network on unseen instances.
 *
 * @param scenario          scenario of the evaluation
 * @param trainedInstances instances that it was trained on
 * @param trained          whether its network was evaluated after an update; otherwise it is the initial network
 * @param fresh             exact phases, the network, and every other method, on fresh instances
 * @param training          the network on its training instance
 */
public record FranEvaluationResult(FranScenario scenario, int trainedInstances, boolean trained,
        List<FranMethodRow> fresh, FranMethodRow training) {
    /** Baselines that a trained policy should beat. */
    public static final List<String> RIVALS = List.of("all-local", "random", "nearest-fap", "no-d2d");

    /** Keeps a copy. */
    public FranEvaluationResult {
        fresh = List.copyOf(fresh);
    }

    /** The network on fresh instances. */
    public FranMethodRow learned() {
        return fresh.get(1);
    }

    /** Baselines with larger utility than the network on fresh instances. */
    public List<String> beatenBy() {
        return fresh.stream().filter(row -> RIVALS.contains(row.method()) && row.utility() > learned().utility())
                .map(FranMethodRow::method).toList();
    }

    /**
     * Writes {@code evaluation.csv} and {@code evaluation.png}, or replaces them.
     *
     * @param folder exists
     * @throws edgetempo.reports.ReportException if one cannot be written
     */
    public void write(Path folder) {
        FranMethodsCsv.write(folder.resolve("evaluation.csv"), fresh);
        Pictures.png(folder.resolve("evaluation.png"), FranCharts.methods(fresh)
                .titled(scenario.name() + " · " + learned().instances() + " fresh instances"));
    }
}
