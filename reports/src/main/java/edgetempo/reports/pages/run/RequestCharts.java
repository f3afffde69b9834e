package edgetempo.reports.pages.run;

import edgetempo.reports.document.Axis;
import edgetempo.reports.document.Chart;
import edgetempo.reports.document.StackChart;
import edgetempo.reports.run.RequestHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Charts of requests over time. */
final class RequestCharts {
    private RequestCharts() {}

    /** Of a run; none where it has not recorded them. */
    static List<Chart> of(ReadRun run, String label) {
        List<Chart> charts = new ArrayList<>();
        run.requests().ifPresent(history -> {
            history.frames().ifPresent(frames -> charts.add(chart("Requests of the file, frame by frame: " + label,
                    "Frames before number " + frames.trainEnds() + " are for training, the others for evaluation.",
                    "frame", frames)));
            charts.add(chart("Requests of the last episode, slot by slot: " + label,
                    "Episode " + history.episode() + " of seed " + run.record().seed() + ".", "slot",
                    history.slots()));
        });
        return charts;
    }

    private static StackChart chart(String title, String note, String unit, RequestHistory.Counts counts) {
        int points = counts.services().isEmpty() ? 0 : counts.services().getFirst().requests().size();
        return new StackChart(title, note + (counts.stretch() > 1
                ? " Means of " + counts.stretch() + " " + unit + "s."
                : ""), Axis.of(unit, "1"), Axis.of("requests", "in a " + unit), StackChart.Look.AREAS,
                IntStream.range(0, points).mapToObj(i -> Integer.toString(i * counts.stretch())).toList(),
                counts.services().stream().map(service -> new StackChart.Part(service.name(),
                        service.requests().stream().mapToDouble(value -> value).toArray())).toList());
    }
}
