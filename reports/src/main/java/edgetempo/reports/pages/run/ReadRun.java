package edgetempo.reports.pages.run;

import edgetempo.reports.ReportException;
import edgetempo.reports.ReportJson;
import edgetempo.reports.evaluation.EvaluationRecord;
import edgetempo.reports.run.EpisodeRow;
import edgetempo.reports.run.EpisodesCsv;
import edgetempo.reports.run.FrameRow;
import edgetempo.reports.run.FramesCsv;
import edgetempo.reports.run.RunRecord;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A run folder, read.
 *
 * @param folder      where
 * @param record      its {@code run.json}
 * @param scenario    what that resolves to
 * @param episodes    rows of {@code episodes.csv}, at least one
 * @param frames      rows of {@code frames.csv} of those episodes
 * @param evaluations its evaluations, by name of the file
 */
public record ReadRun(Path folder, RunRecord record, Scenario scenario, List<EpisodeRow> episodes,
        List<FrameRow> frames, List<EvaluationRecord> evaluations) {

    /**
     * Reads a folder, also of a run that is still going on.
     *
     * @throws ReportException                        if a file of it is missing, damaged or of another version, or no
     *     episode is complete yet
     * @throws edgetempo.scenario.ScenarioException if its scenario has keys that this version does not know
     */
    public static ReadRun read(Path folder) {
        Path json = folder.resolve(RunRecord.FILE_NAME);
        RunRecord record = RunRecord.read(json);
        Scenario scenario = ScenarioReader.parseComplete(
                ReportJson.mapper().writeValueAsString(record.resolvedScenario()), json.toString());
        List<EpisodeRow> episodes = EpisodesCsv.read(folder.resolve(EpisodesCsv.FILE_NAME));
        if (episodes.isEmpty()) {
            throw new ReportException(
                    folder + " holds no complete episode yet; wait for its first or name another run");
        }
        int last = episodes.getLast().episode();
        List<FrameRow> frames = FramesCsv.read(folder.resolve(FramesCsv.FILE_NAME)).stream()
                .filter(frame -> frame.episode() <= last).toList();
        return new ReadRun(folder, record, scenario, episodes, frames, evaluations(folder));
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

    /** [episodes] one figure of every episode. */
    double[] column(ToDoubleFunction<EpisodeRow> value) {
        return episodes.stream().mapToDouble(value).toArray();
    }

    /** Frames of the last complete episode, in order. */
    List<FrameRow> lastEpisode() {
        int last = episodes.getLast().episode();
        return frames.stream().filter(frame -> frame.episode() == last).toList();
    }
}
