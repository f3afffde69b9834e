package edgetempo.reports.pages.run;

import edgetempo.reports.ReportException;
import edgetempo.reports.run.FrameRow;
import edgetempo.reports.run.FramesCsv;
import edgetempo.scenario.mec.Scenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Cache contents of a run, aggregated while its frames are read: how often each service was cached at each server in ranges of episodes,
 * and the last episode frame by frame. Memory does not depend on the length of the run.
 */
final class CacheHistory {
    /** More columns than that are not told apart on a screen. */
    private static final int MAX_STRETCHES = 100;

    private final Path folder;
    private final int servers;
    private final int services;
    private final int episodes;
    private final int stretch;
    private final double[][] cached;
    private final int[] frames;
    private final List<FrameRow> lastEpisode = new ArrayList<>();

    CacheHistory(Path folder, Scenario scenario, int episodes) {
        this.folder = folder;
        this.episodes = episodes;
        servers = scenario.network().servers();
        services = scenario.services().count();
        stretch = Math.ceilDiv(episodes, MAX_STRETCHES);
        frames = new int[Math.ceilDiv(episodes, stretch)];
        cached = new double[servers * services][frames.length];
    }

    /**
     * Counts a frame.
     *
     * @throws ReportException if its plan is not of the scenario's shape
     */
    void add(FrameRow frame) {
        int column = frame.episode() / stretch;
        frames[column]++;
        addTo(cached, column, frame.digits());
        if (frame.episode() == episodes - 1) {
            lastEpisode.add(frame);
        }
    }

    /** Adds 1 in a column wherever the plan, 0/1 digits with spaces between servers, has a 1. */
    private void addTo(double[][] rows, int column, String plan) {
        boolean fits = plan.length() == servers * (services + 1) - 1;
        for (int at = 0; fits && at < plan.length(); at++) {
            char digit = plan.charAt(at);
            if (at % (services + 1) == services) {
                fits = digit == ' ';
            } else {
                fits = digit == '0' || digit == '1';
                rows[at - at / (services + 1)][column] += digit == '1' ? 1 : 0;
            }
        }
        if (!fits) {
            throw new ReportException(folder.resolve(FramesCsv.FILE_NAME) + ": the plan \"" + plan + "\" is not "
                    + servers + " groups of " + services + " digits");
        }
    }

    /** Episodes in a stretch. */
    int stretch() {
        return stretch;
    }

    /** [server · service][stretch] frames in which the server held the service. Not modified by callers. */
    double[][] cached() {
        return cached;
    }

    /** [stretch] frames. Not modified by callers. */
    int[] frames() {
        return frames;
    }

    /** [server · service][frame] 1 where the server held the service in the last episode. */
    double[][] last() {
        double[][] rows = new double[servers * services][lastEpisode.size()];
        for (int frame = 0; frame < lastEpisode.size(); frame++) {
            addTo(rows, frame, lastEpisode.get(frame).digits());
        }
        return rows;
    }

    /** Names of the rows. */
    List<String> rows() {
        List<String> rows = new ArrayList<>();
        for (int server = 1; server <= servers; server++) {
            for (int service = 1; service <= services; service++) {
                rows.add(server + " · " + service);
            }
        }
        return rows;
    }
}
