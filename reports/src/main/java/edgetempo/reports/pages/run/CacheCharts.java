package edgetempo.reports.pages.run;

import edgetempo.reports.page.Axis;
import edgetempo.reports.page.HeatChart;
import edgetempo.reports.run.FrameRow;
import java.util.ArrayList;
import java.util.List;

/** Charts of what is cached. */
final class CacheCharts {
    /** More columns than that are not told apart on a screen. */
    private static final int MAX_COLUMNS = 100;
    private static final Axis ROWS = Axis.of("server · service", "1");

    private CacheCharts() {}

    /** The share of frames in which each server holds each service, by episode, over all runs of a group. */
    static HeatChart byEpisode(RunGroup group) {
        int episodes = group.episodes();
        int bin = Math.ceilDiv(episodes, MAX_COLUMNS);
        int columns = Math.ceilDiv(episodes, bin);
        List<String> rows = rows(group.first());
        double[][] cached = new double[rows.size()][columns];
        int[] frames = new int[columns];
        for (ReadRun run : group.runs()) {
            for (FrameRow frame : run.frames()) {
                if (frame.episode() < episodes) {
                    frames[frame.episode() / bin]++;
                    addTo(cached, frame.episode() / bin, frame.plan());
                }
            }
        }
        List<String> labels = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            for (double[] row : cached) {
                // No frame, no number.
                row[column] /= frames[column];
            }
            labels.add(Integer.toString(column * bin));
        }
        return new HeatChart("What is cached: " + group.label(), "Share of frames in which a server holds a service"
                + (group.runs().size() > 1 ? ", over " + group.runs().size() + " seeds" : "")
                + (bin > 1 ? "; a column is " + bin + " episodes" : "") + ".", RewardCharts.EPISODE, ROWS,
                Axis.of("cached", "share of frames"), HeatChart.Colours.SEQUENTIAL, 0, 1, labels, rows, cached,
                List.of());
    }

    /** The last episode of a run, frame by frame. */
    static HeatChart lastEpisode(ReadRun run) {
        List<FrameRow> frames = run.lastEpisode();
        List<String> rows = rows(run);
        double[][] cached = new double[rows.size()][frames.size()];
        List<String> labels = new ArrayList<>();
        for (int frame = 0; frame < frames.size(); frame++) {
            addTo(cached, frame, frames.get(frame).plan());
            labels.add(Integer.toString(frames.get(frame).frame()));
        }
        return new HeatChart("The last episode, frame by frame: seed " + run.record().seed(),
                "Filled: held in that frame. Where it begins, the service is fetched, and paid for.",
                Axis.of("frame", "1"), ROWS, Axis.of("cached", "1 = yes"), HeatChart.Colours.SEQUENTIAL, 0, 1,
                labels, rows, cached, List.of());
    }

    private static List<String> rows(ReadRun run) {
        List<String> rows = new ArrayList<>();
        int services = run.scenario().services().count();
        for (int server = 1; server <= run.scenario().network().servers(); server++) {
            for (int service = 1; service <= services; service++) {
                rows.add(server + " · " + service);
            }
        }
        return rows;
    }

    /** Adds 1 in a column wherever the plan, 0/1 digits with spaces between servers, has a 1. */
    private static void addTo(double[][] cached, int column, String plan) {
        int row = 0;
        for (int at = 0; at < plan.length() && row < cached.length; at++) {
            if (plan.charAt(at) != ' ') {
                cached[row++][column] += plan.charAt(at) == '1' ? 1 : 0;
            }
        }
    }
}
