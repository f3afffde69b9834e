package edgetempo.reports.pages.run;

import edgetempo.reports.document.Axis;
import edgetempo.reports.document.LineChart;
import edgetempo.reports.document.LineChart.Line;
import edgetempo.reports.document.LineChart.Look;
import edgetempo.reports.run.LastFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Convergence of the slot solver in the last frame of a run, as it was recorded. */
final class SlotCharts {
    private SlotCharts() {}

    /** How the genetic algorithm converges, beside the published curve; empty where that was not recorded. */
    static Optional<LineChart> convergence(ReadRun run) {
        return run.lastFrame().flatMap(LastFrame::convergence).map(trace -> {
            double[] generations = Line.counted(trace.best().size());
            List<Line> lines = new ArrayList<>();
            lines.add(Line.of("best of the generation", "best of the generation", Look.STRONG, generations,
                    numbers(trace.best())));
            lines.add(Line.of("mean of the generation", "mean of the generation", Look.STRONG, generations,
                    numbers(trace.mean())));
            Published.convergence(run.record().scenario()).ifPresent(published -> lines.add(Line.of("best, published",
                    "best, published", Look.DASHED, Line.counted(published.length), published)));
            int asked = run.scenario().ga().generations();
            return new LineChart("Convergence of the genetic algorithm",
                    "Mean over the " + trace.slots() + " slots of the last frame, each from a fresh population, over "
                            + generations.length + " generations"
                            + (asked == generations.length ? "" : "; the run itself stops after " + asked) + "."
                            + (lines.size() > 2
                                    ? " The published curve is of other slots and another cache plan."
                                    : ""),
                    Axis.of("generation", "1"), Axis.of("fitness", "QoS, sum over users"), lines);
        });
    }

    private static double[] numbers(List<Double> values) {
        return values.stream().mapToDouble(value -> value).toArray();
    }
}
