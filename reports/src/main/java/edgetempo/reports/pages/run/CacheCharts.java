package edgetempo.reports.pages.run;

import edgetempo.reports.document.Axis;
import edgetempo.reports.document.HeatChart;
import java.util.List;
import java.util.stream.IntStream;

/** Charts of what is cached. */
final class CacheCharts {
    private static final Axis ROWS = Axis.of("server · service", "1");

    private CacheCharts() {}

    /** The share of frames in which each server holds each service, by episode, over the runs of a group that are as long as its first. */
    static HeatChart byEpisode(RunGroup group) {
        CacheHistory first = group.first().caches();
        List<CacheHistory> all = group.runs().stream().map(ReadRun::caches)
                .filter(other -> other.frames().length == first.frames().length && other.stretch() == first.stretch())
                .toList();
        int columns = first.frames().length;
        double[][] share = new double[first.cached().length][columns];
        for (int column = 0; column < columns; column++) {
            int at = column;
            int frames = all.stream().mapToInt(history -> history.frames()[at]).sum();
            for (int row = 0; row < share.length; row++) {
                int of = row;
                // No frame, no number.
                share[row][column] = all.stream().mapToDouble(history -> history.cached()[of][at]).sum() / frames;
            }
        }
        return new HeatChart("What is cached: " + group.label(), "Share of frames in which a server holds a service"
                + (all.size() > 1 ? ", over " + all.size() + " seeds" : "")
                + (first.stretch() > 1 ? "; a column is " + first.stretch() + " episodes" : "") + ".",
                RewardCharts.EPISODE, ROWS, Axis.of("cached", "share of frames"), HeatChart.Colours.SEQUENTIAL, 0, 1,
                counted(columns, first.stretch()), first.rows(), share, List.of());
    }

    /** The last episode of a run, frame by frame. */
    static HeatChart lastEpisode(ReadRun run) {
        double[][] cached = run.caches().last();
        return new HeatChart("The last episode, frame by frame: seed " + run.record().seed(),
                "Filled: held in that frame. Where it begins, the service is fetched, and paid for.",
                Axis.of("frame", "1"), ROWS, Axis.of("cached", "1 = yes"), HeatChart.Colours.SEQUENTIAL, 0, 1,
                counted(cached[0].length, 1), run.caches().rows(), cached, List.of());
    }

    private static List<String> counted(int count, int step) {
        return IntStream.range(0, count).mapToObj(i -> Integer.toString(i * step)).toList();
    }
}
