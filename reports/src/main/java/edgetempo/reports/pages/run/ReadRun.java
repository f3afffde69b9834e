package edgetempo.reports.pages.run;

import edgetempo.metric.Metric;
import edgetempo.reports.ReportException;
import edgetempo.reports.ReportJson;
import edgetempo.reports.evaluation.EvaluationRecord;
import edgetempo.reports.run.EpisodeRow;
import edgetempo.reports.run.LastEpisode;
import edgetempo.reports.run.LastFrame;
import edgetempo.reports.run.RequestHistory;
import edgetempo.reports.run.RunRecord;
import edgetempo.reports.run.RunRows;
import edgetempo.reports.run.RunStatus;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * A run folder, read.
 *
 * @param folder      where
 * @param record      its {@code run.json}
 * @param scenario    its resolved scenario
 * @param episodes    rows of {@code episodes.csv}, at least one
 * @param caches      cache contents of those episodes from {@code frames.csv}
 * @param evaluations its evaluations, by name of the file
 * @param lastFrame   of the run; empty where it was not recorded
 * @param lastEpisode of the run; empty where it was not recorded
 * @param requests    over time; empty where they were not recorded
 */
public record ReadRun(Path folder, RunRecord record, Scenario scenario, List<EpisodeRow> episodes,
        CacheHistory caches, List<EvaluationRecord> evaluations, Optional<LastFrame> lastFrame,
        Optional<LastEpisode> lastEpisode, Optional<RequestHistory> requests) {

    /**
     * Reads a folder, also of a run that is still going on.
     *
     * @throws ReportException                      if a file of it is missing, damaged or of another version, a row of a table is missing,
     *                                              doubled or without a number, or no episode is complete yet
     * @throws edgetempo.scenario.ScenarioException if its scenario has keys that this version does not know
     */
    public static ReadRun read(Path folder) {
        Path json = folder.resolve(RunRecord.FILE_NAME);
        RunRecord record = RunRecord.read(json);
        Scenario scenario = ScenarioReader.parseComplete(
                ReportJson.mapper().writeValueAsString(record.resolvedScenario()), json.toString());
        RunRows tables = new RunRows(folder, scenario.time().framesPerEpisode());
        List<EpisodeRow> episodes = tables.episodes();
        if (episodes.isEmpty()) {
            throw new ReportException(
                    folder + " holds no complete episode yet; wait for its first or name another run");
        }
        CacheHistory caches = new CacheHistory(folder, scenario, episodes.size());
        tables.frames(episodes.size(), caches::add);
        return new ReadRun(folder, record, scenario, episodes, caches, evaluations(folder), LastFrame.read(folder),
                LastEpisode.read(folder), RequestHistory.read(folder));
    }

    private static List<EvaluationRecord> evaluations(Path folder) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "evaluate-*.json")) {
            found.forEach(files::add);
        } catch (IOException e) {
            throw ReportException.reading(folder, e);
        }
        return files.stream().sorted(Comparator.comparing(Path::toString)).map(EvaluationRecord::read).toList();
    }

    /** Status of the run; interrupted if it was killed. */
    RunStatus status() {
        return record.status().now(folder);
    }

    /** What the learner measured, in the order of the columns. */
    List<Metric> learningMetrics() {
        return episodes.getFirst().learning().metrics();
    }

    /** [episodes] one figure of every episode. */
    double[] column(ToDoubleFunction<EpisodeRow> value) {
        return episodes.stream().mapToDouble(value).toArray();
    }
}
