package edgetempo.experiments.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edgetempo.reports.run.LastEpisode;
import edgetempo.reports.run.LastEpisode.Task;
import edgetempo.reports.run.LastFrame;
import edgetempo.scenario.ScenarioReader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastEpisodesTest {
    @TempDir
    private Path folder;

    private Path run(String... sets) {
        return Training.of(ScenarioReader.load("physical-m2-n20", List.of(sets))).algorithm("popularity").solver("fast")
                .episodes(2).references(0).run(folder).folder();
    }

    @Test
    void aLongEpisodeIsThinnedBackFromItsLastFrameWhichIsThatOfTheOtherRecord() {
        // 100 tasks and 20 places for services a frame: 6120 of 51 frames.
        Path run = run("time.framesPerEpisode=51");
        LastEpisode episode = LastEpisode.read(run).orElseThrow();
        assertThat(episode.episode()).isOne();
        assertThat(episode.frames()).extracting(LastEpisode.Frame::frame)
                .isEqualTo(IntStream.rangeClosed(0, 25).map(frame -> 2 * frame).boxed().toList());
        LastEpisode.Frame frame = episode.frames().getLast();
        assertThat(frame.slots()).hasSize(5).allSatisfy(slot -> assertThat(
                slot.tasks().stream().mapToDouble(Task::qos).sum()).isCloseTo(slot.qos(), within(0.002)));
        LastFrame last = LastFrame.read(run).orElseThrow();
        assertThat(frame.caches()).isEqualTo(last.servers().stream().map(LastFrame.Server::services).toList());
        assertThat(frame.slots().getLast().tasks()).extracting(Task::server)
                .isEqualTo(last.users().stream().map(LastFrame.User::server).toList());
    }

    @Test
    void framesThatAreTooLargeAreNotRecorded() {
        Path run = run("network.users=1300", "time.framesPerEpisode=1");
        assertThat(LastEpisode.read(run)).isEmpty();
        assertThat(LastFrame.read(run)).isPresent();
    }
}
