package edgetempo.reports.pages.run;

import edgetempo.ga.GaBackends;
import edgetempo.ga.GaSolver;
import edgetempo.mec.Decision;
import edgetempo.mec.TwoTimescaleEnv;
import edgetempo.reports.ReportJson;
import edgetempo.reports.page.Axis;
import edgetempo.reports.page.LineChart;
import edgetempo.reports.page.LineChart.Line;
import edgetempo.reports.page.LineChart.Look;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.GaVariant;
import edgetempo.scenario.mec.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How the genetic algorithm of a run converges on the slots of its last frame, beside the published curve. */
final class Convergence {
    /** Curves of a few slots are drawn before the vector kernels of a cold JVM are compiled. */
    private static final String BACKEND = "scalar";
    /** As in the published figure. */
    private static final int GENERATIONS = 100;

    private final double[] best = new double[GENERATIONS];
    private final double[] mean = new double[GENERATIONS];
    private final int[] slots = new int[GENERATIONS];

    private Convergence() {}

    /** The chart; empty where slots are not solved by a genetic algorithm, or it chooses the plans too. */
    static Optional<LineChart> of(ReadRun run, TwoTimescaleEnv env) {
        GaVariant variant = run.scenario().ga().variant();
        if (!run.record().solver().equalsIgnoreCase(variant.name()) || variant == GaVariant.JOINT
                || variant == GaVariant.MEMETIC) {
            return Optional.empty();
        }
        Scenario longer = ScenarioReader.parseComplete(
                ReportJson.mapper().writeValueAsString(run.record().resolvedScenario()), run.folder().toString(),
                List.of("ga.generations=" + GENERATIONS));
        Convergence convergence = new Convergence();
        try (GaSolver solver = new GaSolver(longer, GaBackends.named(BACKEND))) {
            solver.listen((generation, top, average, worst, deviation, ever, evaluations) -> convergence
                    .add(generation, top, average));
            Decision decision = new Decision(longer.network().users(), longer.network().servers(),
                    longer.services().count());
            for (int slot = 0; slot < longer.time().slotsPerFrame(); slot++) {
                solver.reset();
                solver.solve(env.problem(slot), decision);
            }
        }
        return Optional.of(convergence.chart(run));
    }

    private void add(int generation, double top, double average) {
        if (generation < GENERATIONS) {
            best[generation] += top;
            mean[generation] += average;
            slots[generation]++;
        }
    }

    private LineChart chart(ReadRun run) {
        double[] generations = Line.counted(GENERATIONS);
        for (int g = 0; g < GENERATIONS; g++) {
            // 0/0 is no number: a generation that no slot reached.
            best[g] /= slots[g];
            mean[g] /= slots[g];
        }
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of("best of the generation", "best of the generation", Look.STRONG, generations, best));
        lines.add(Line.of("mean of the generation", "mean of the generation", Look.STRONG, generations, mean));
        Published.convergence(run.record().scenario()).ifPresent(published -> lines.add(Line.of("best, published",
                "best, published", Look.DASHED, Line.counted(published.length), published)));
        int asked = run.scenario().ga().generations();
        String note = "Mean over the " + run.scenario().time().slotsPerFrame()
                + " slots of the last frame, each from a fresh population, over " + GENERATIONS + " generations"
                + (asked == GENERATIONS ? "" : "; the run itself stops after " + asked) + "."
                + (lines.size() > 2 ? " The published curve is of other slots and another cache plan." : "");
        return new LineChart("Convergence of the genetic algorithm", note, Axis.of("generation", "1"),
                Axis.of("fitness", "QoS, sum over users"), lines);
    }

    @Override
    public String toString() {
        return Arrays.toString(best);
    }
}
