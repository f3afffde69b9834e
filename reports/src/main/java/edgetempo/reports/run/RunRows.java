package edgetempo.reports.run;

import edgetempo.metric.Metric;
import edgetempo.reports.ReportException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The tables of a run folder, checked while they are read: no episode or frame may be missing, doubled or out of order, and no metric of
 * the environment may be empty.
 */
public final class RunRows {
    private final Path episodesCsv;
    private final Path framesCsv;
    private final int framesPerEpisode;
    private int next;

    /**
     * Creates a reader without reading.
     *
     * @param framesPerEpisode frames in each episode
     */
    public RunRows(Path folder, int framesPerEpisode) {
        episodesCsv = folder.resolve(EpisodesCsv.FILE_NAME);
        framesCsv = folder.resolve(FramesCsv.FILE_NAME);
        this.framesPerEpisode = framesPerEpisode;
    }

    /**
     * All complete episodes.
     *
     * @throws ReportException if the table cannot be read or is incomplete
     */
    public List<EpisodeRow> episodes() {
        List<EpisodeRow> rows = new ArrayList<>();
        EpisodesCsv.formatOf(episodesCsv).forEach(episodesCsv, row -> add(rows, row));
        return rows;
    }

    /**
     * The first episodes.
     *
     * @throws ReportException if the table cannot be read, is incomplete or has fewer
     */
    List<EpisodeRow> episodes(int count) {
        List<EpisodeRow> rows = new ArrayList<>();
        EpisodesCsv.formatOf(episodesCsv).forFirst(episodesCsv, count, row -> add(rows, row));
        return rows;
    }

    private void add(List<EpisodeRow> rows, EpisodeRow row) {
        require(row.episode() == rows.size(), episodesCsv, rows.size());
        row.world().forEach((metric, value) -> require(value, metric, rows.size()));
        rows.add(row);
    }

    private void require(double value, Metric metric, int row) {
        if (!Double.isFinite(value)) {
            throw new ReportException(
                    episodesCsv + ", line " + (row + 2) + ", column " + metric.name() + ": no finite number");
        }
    }

    /**
     * Visits the frames of the first episodes.
     *
     * @param episodes how many
     * @param each     gets their frames in order
     * @throws ReportException if the table cannot be read, is not whole or has fewer
     */
    public void frames(int episodes, Consumer<FrameRow> each) {
        next = 0;
        FramesCsv.FORMAT.forFirst(framesCsv, Math.multiplyExact(episodes, framesPerEpisode), row -> {
            require(row.episode() == next / framesPerEpisode && row.frame() == next % framesPerEpisode, framesCsv,
                    next);
            next++;
            each.accept(row);
        });
    }

    private static void require(boolean inOrder, Path file, int row) {
        if (!inOrder) {
            throw new ReportException(
                    file + ", line " + (row + 2) + ": a row is missing before it or out of order");
        }
    }
}
