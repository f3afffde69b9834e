package edgetempo.reports.run;

import edgetempo.mec.CachePlan;
import edgetempo.mec.EpisodeResult;
import edgetempo.mec.FrameResult;
import edgetempo.metric.LearningMetrics;
import edgetempo.metric.Measurements;
import edgetempo.metric.Metric;
import edgetempo.reports.AtomicFiles;
import edgetempo.reports.ReportException;
import edgetempo.reports.csv.TidyCsv;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The folder of one run, readable at any time. Create it, {@link #begin}, then add frames and episodes as they are
 * played, then {@link #end}. The CSV files hold no wall-clock values: equal seeds give equal bytes.
 *
 * <p>
 * Closing a run that has begun and not ended marks it as interrupted. Thread-safe, so that a shutdown hook can end it.
 */
public final class RunFolder implements AutoCloseable {
    /** Name of the plot of its reward. */
    public static final String REWARD_PLOT = "reward.png";

    /** Files that there are before a run has begun. */
    static final List<String> BEGINNINGS = List.of(EpisodesCsv.FILE_NAME, EpisodesCsv.METRICS,
            FramesCsv.FILE_NAME, RunLock.FILE_NAME);

    private enum Stage {
        NEW,
        BEGUN,
        ENDED,
        CLOSED
    }

    private final Path path;
    private final boolean ours;
    private final RunLock lock;
    private final TidyCsv.Appender<EpisodeRow> episodesCsv;
    private final TidyCsv.Appender<FrameRow> framesCsv;
    private final List<EpisodeRow> episodes = new ArrayList<>();
    private Stage stage = Stage.NEW;
    private RunSetup setup;
    private RunCounters before = RunCounters.NONE;
    private long beginNanos;

    private RunFolder(Path path, boolean ours, RunLock lock, TidyCsv.Appender<EpisodeRow> episodesCsv,
            TidyCsv.Appender<FrameRow> framesCsv) {
        this.path = path;
        this.ours = ours;
        this.lock = lock;
        this.episodesCsv = episodesCsv;
        this.framesCsv = framesCsv;
    }

    /**
     * Makes a new folder {@code <yyyyMMdd-HHmmss>-<scenario>-<algorithm>-s<seed>}, or the same with {@code -2},
     * {@code -3} … if there is one already. Characters that are not safe in file names become dashes.
     *
     * @param out       parent of run folders; created if it does not exist
     * @param now       time of the name, in UTC so that names sort by time wherever they come from
     * @param scenario  name of the scenario
     * @param algorithm caching policy or agent
     * @param seed      root of all random streams
     * @throws ReportException if the folder cannot be made
     */
    public static RunFolder create(Path out, Instant now, String scenario, String algorithm, long seed) {
        return create(out, now, scenario, algorithm, seed, LearningMetrics.STANDARD);
    }

    /**
     * The same for a learner with additional metrics.
     *
     * @param metrics metrics of the learner, in the order of the columns
     */
    public static RunFolder create(Path out, Instant now, String scenario, String algorithm, long seed,
            List<Metric> metrics) {
        UnbegunRuns.remove(out);
        return open(FolderNames.makeNew(out, FolderNames.of(now, scenario, algorithm, "s" + seed)), true, metrics);
    }

    /**
     * Uses a folder of exactly this name, made if it does not exist.
     *
     * @throws ReportException if it cannot be made or written, or holds a run already
     */
    public static RunFolder exactly(Path folder) {
        for (String name : List.of(RunRecord.FILE_NAME, EpisodesCsv.FILE_NAME, FramesCsv.FILE_NAME)) {
            if (Files.exists(folder.resolve(name))) {
                throw new ReportException(
                        "cannot write " + folder + ": it holds a run already; remove it or choose another folder");
            }
        }
        boolean existed = Files.isDirectory(folder);
        FolderNames.makeWithParents(folder);
        return open(folder, !existed, LearningMetrics.STANDARD);
    }

    /**
     * Resumes a run: keeps its first episodes, truncates everything written after them, including an incomplete line, and marks it as
     * running again. On failure nothing has changed.
     *
     * @param stopped          the run; this object holds its folder from now on
     * @param newSetup         the run's present setup
     * @param kept             episodes to keep, those that the state of the learner comes from
     * @param framesPerEpisode frames in each of them
     * @param spent            resources spent on the kept episodes
     * @throws ReportException if a table lacks some of them, has other columns, or cannot be written
     */
    public static RunFolder resume(StoppedRun<RunRecord> stopped, RunSetup newSetup, int kept, int framesPerEpisode,
            RunCounters spent) {
        Path folder = stopped.path();
        RunRows tables = new RunRows(folder, framesPerEpisode);
        List<EpisodeRow> rows = tables.episodes(kept);
        tables.frames(kept, frame -> {});
        Path episodesFile = folder.resolve(EpisodesCsv.FILE_NAME);
        TidyCsv.Appender<EpisodeRow> episodesCsv = EpisodesCsv.formatOf(episodesFile).reopen(episodesFile, kept);
        try {
            TidyCsv.Appender<FrameRow> framesCsv = FramesCsv.FORMAT.reopen(folder.resolve(FramesCsv.FILE_NAME),
                    kept * framesPerEpisode);
            try {
                RunFolder run = new RunFolder(folder, false, stopped.lock(), episodesCsv, framesCsv);
                run.episodes.addAll(rows);
                run.before = spent;
                run.start(newSetup);
                stopped.handOver();
                AtomicFiles.removeLeftovers(folder);
                return run;
            } catch (ReportException e) {
                framesCsv.close();
                throw e;
            }
        } catch (ReportException e) {
            episodesCsv.close();
            throw e;
        }
    }

    /** @param ours whether the folder was created for this run, so that it is removed if the run never begins */
    private static RunFolder open(Path folder, boolean ours, List<Metric> metrics) {
        RunLock lock;
        try {
            lock = RunLock.of(folder);
        } catch (ReportException e) {
            remove(e, folder, ours, List.of());
            throw e;
        }
        List<String> made = new ArrayList<>(List.of(RunLock.FILE_NAME, EpisodesCsv.METRICS));
        try {
            TidyCsv.Appender<EpisodeRow> episodesCsv = EpisodesCsv.create(folder, metrics);
            made.add(EpisodesCsv.FILE_NAME);
            try {
                return new RunFolder(folder, ours, lock, episodesCsv,
                        FramesCsv.FORMAT.create(folder.resolve(FramesCsv.FILE_NAME)));
            } catch (ReportException e) {
                episodesCsv.close();
                throw e;
            }
        } catch (ReportException e) {
            try (lock) {
                remove(e, folder, ours, made);
            }
            throw e;
        }
    }

    private static void remove(ReportException failure, Path folder, boolean ours, List<String> files) {
        try {
            UnbegunRuns.discard(folder, files, ours);
        } catch (ReportException e) {
            failure.addSuppressed(e);
        }
    }

    /** The folder. */
    public Path path() {
        return path;
    }

    /**
     * Writes {@code run.json} with the status running.
     *
     * @throws ReportException       if it cannot be written
     * @throws IllegalStateException if the run has begun before
     */
    public synchronized void begin(RunSetup newSetup) {
        require(Stage.NEW);
        start(newSetup);
    }

    private void start(RunSetup newSetup) {
        RunRecord.running(newSetup, episodes, before).write(path.resolve(RunRecord.FILE_NAME));
        setup = newSetup;
        beginNanos = System.nanoTime();
        stage = Stage.BEGUN;
    }

    /**
     * Adds a frame to {@code frames.csv}.
     *
     * @param episode the frame's episode, counted from 0
     * @param result  result of the frame
     * @param plan    its cache plan. Not kept.
     * @throws ReportException       if it cannot be written
     * @throws IllegalStateException if the run has not begun, or has ended
     */
    public synchronized void addFrame(int episode, FrameResult result, CachePlan plan) {
        require(Stage.BEGUN);
        framesCsv.append(FrameRow.of(episode, result, plan));
    }

    /**
     * Adds a completed episode to {@code episodes.csv}.
     *
     * @throws ReportException       if it cannot be written
     * @throws IllegalStateException if the run has not begun, or has ended
     */
    public synchronized void addEpisode(EpisodeResult result, Measurements learning) {
        require(Stage.BEGUN);
        EpisodeRow row = EpisodeRow.of(result, learning);
        episodesCsv.append(row);
        episodes.add(row);
    }

    /**
     * Forces the rows so far to disk, so that after a power failure no checkpoint is ahead of the tables.
     *
     * @throws ReportException if the device fails
     */
    public synchronized void sync() {
        framesCsv.sync();
        episodesCsv.sync();
    }

    /**
     * Writes {@code run.json} for the last time.
     *
     * @param status   how the run ended
     * @param counters resources spent, earlier parts included
     * @param finished when it ended
     * @return what was written
     * @throws ReportException          if it cannot be written
     * @throws IllegalStateException    if the run has not begun, or has ended before
     * @throws IllegalArgumentException if the status is running
     */
    public synchronized RunRecord end(RunStatus status, RunCounters counters, Instant finished) {
        return end(status, counters, RunComparisons.NONE, finished);
    }

    /**
     * Writes {@code run.json} for the last time, with the references of the run.
     *
     * @param status     how the run ended
     * @param counters   what it spent, earlier parts included
     * @param beside     comparisons with references
     * @param finished   when it ended
     * @return what was written
     * @throws ReportException          if it cannot be written
     * @throws IllegalStateException    if the run has not begun, or has ended before
     * @throws IllegalArgumentException if the status is running
     */
    public synchronized RunRecord end(RunStatus status, RunCounters counters, RunComparisons beside, Instant finished) {
        require(Stage.BEGUN);
        if (status == RunStatus.RUNNING) {
            throw new IllegalArgumentException("a run cannot end as running");
        }
        RunRecord run = RunRecord.ended(setup, status, episodes, counters, beside, finished);
        run.write(path.resolve(RunRecord.FILE_NAME));
        stage = Stage.ENDED;
        return run;
    }

    private void require(Stage needed) {
        if (stage != needed) {
            throw new IllegalStateException("the run in " + path + " is " + stage + ", not " + needed);
        }
    }

    /**
     * Closes the files. A run that has not ended is marked as interrupted; of one that has not begun, the files are removed.
     *
     * @throws ReportException if that cannot be written
     */
    @Override
    public synchronized void close() {
        if (stage == Stage.CLOSED) {
            return;
        }
        boolean begun = stage != Stage.NEW;
        try (lock; episodesCsv; framesCsv) {
            if (stage == Stage.BEGUN) {
                RunCounters counters = new RunCounters(before.wallSeconds() + (System.nanoTime() - beginNanos) / 1e9,
                        before.gaEvaluations(), before.updates(), before.time());
                end(RunStatus.INTERRUPTED, counters, Instant.now());
            }
        } finally {
            stage = Stage.CLOSED;
        }
        if (!begun) {
            UnbegunRuns.discard(path, BEGINNINGS, ours);
        }
    }
}
