package edgetempo.experiments.training;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.reports.run.RequestHistory;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestHistoriesTest {
    @TempDir
    private Path folder;

    @Test
    void aFileIsCountedFrameByFrameWithWhatIsDroppedAndTheEpisodeInTheSameOrderOfServices() throws IOException {
        // Frames of two slots of two requests: a b | a c, a a | b d, c c | c a; training is the first two, where c comes before d.
        String[] asked = {"a", "b", "a", "c", "a", "a", "b", "d", "c", "c", "c", "a"};
        StringBuilder rows = new StringBuilder("time_s,service\n");
        for (int i = 0; i < asked.length; i++) {
            rows.append(i).append(',').append(asked[i]).append('\n');
        }
        Path file = Files.writeString(folder.resolve("trace.csv"), rows);
        Scenario scenario = ScenarioReader.load("physical-m2-n20", List.of("requests.file=" + file, "network.users=2",
                "services.count=3", "requests.slotRequests=2", "time.slotsPerFrame=2", "time.framesPerEpisode=1",
                "requests.trainShare=0.67"));

        RequestHistory history = RequestHistories.of(scenario, 1, 0);

        RequestHistory.Counts frames = history.frames().orElseThrow();
        assertThat(frames.trainEnds()).isEqualTo(2);
        assertThat(frames.stretch()).isEqualTo(1);
        assertThat(frames.services()).containsExactly(
                new RequestHistory.Service("service 1 (a)", List.of(2.0, 2.0, 1.0)),
                new RequestHistory.Service("service 3 (c)", List.of(1.0, 0.0, 3.0)),
                new RequestHistory.Service("service 2 (b)", List.of(1.0, 1.0, 0.0)),
                new RequestHistory.Service("services that are not played", List.of(0.0, 1.0, 0.0)));
        assertThat(history.slots().services()).extracting(RequestHistory.Service::name)
                .containsExactly("service 1 (a)", "service 3 (c)", "service 2 (b)");
    }

    @Test
    void aLongEpisodeIsShownByMeansOfStretchesAndManyServicesTogether() {
        Scenario scenario = ScenarioReader.load("drift-m2-n20", List.of("time.framesPerEpisode=60"));

        RequestHistory history = RequestHistories.of(scenario, 1, 0);

        assertThat(history.frames()).isEmpty();
        assertThat(history.slots().stretch()).isEqualTo(Math.ceilDiv(60 * scenario.time().slotsPerFrame(), 500));
        assertThat(history.slots().services()).hasSize(9).last().extracting(RequestHistory.Service::name)
                .isEqualTo(scenario.services().count() - 8 + " other services");
        double[] sums = IntStream.range(0, history.slots().services().getFirst().requests().size()).mapToDouble(
                at -> history.slots().services().stream().mapToDouble(service -> service.requests().get(at)).sum())
                .toArray();
        assertThat(sums).hasSizeLessThanOrEqualTo(500);
        assertThat(Arrays.stream(sums).allMatch(sum -> Math.abs(sum - scenario.network().users()) < 1e-9)).isTrue();
    }
}
