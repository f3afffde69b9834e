package edgetempo.experiments.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edgetempo.agents.training.PolicyLearner;
import edgetempo.caching.FixedPlan;
import edgetempo.caching.StaticPlans;
import edgetempo.mec.EpisodeResult;
import edgetempo.metric.LearningMetrics;
import edgetempo.metric.Measurements;
import edgetempo.reports.ReportException;
import edgetempo.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.Summary;

class TrainingEventsTest {
    private static final EpisodeResult EPISODE = new EpisodeResult(3, 20, 8.5, 10, 1, 0.5, 5, 1000, 50, 2, 3, 10, 20,
            30);

    @TempDir
    private Path folder;

    private final PolicyLearner learner = new PolicyLearner(
            new FixedPlan("none", StaticPlans.none(ScenarioReader.load("physical-m2-n20", List.of()))), 1);

    /** The last event's values by tag. */
    private Map<String, Float> last() throws IOException {
        Path file;
        try (Stream<Path> files = Files.list(folder)) {
            file = files.toList().getFirst();
        }
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        Map<String, Float> values = new LinkedHashMap<>();
        while (in.hasRemaining()) {
            byte[] data = new byte[Math.toIntExact(in.getLong())];
            in.getInt();
            in.get(data);
            in.getInt();
            values.clear();
            Event event = Event.parseFrom(data);
            for (Summary.Value value : event.getSummary().getValueList()) {
                values.put(value.getTag(), value.getSimpleValue());
                assertThat(event.getStep()).isEqualTo(3);
            }
        }
        return values;
    }

    @Test
    void anEpisodeIsOneEventWithTheRewardAndItsParts() throws IOException {
        try (TrainingEvents events = TrainingEvents.create(folder, 0, learner)) {
            events.episode(EPISODE, new Measurements(LearningMetrics.STANDARD, 0.25, 40, 2, -3, 4));
            assertThat(last()).containsExactlyInAnyOrderEntriesOf(Map.of("reward/total", 8.5f, "reward/qos", 10f,
                    "reward/switchPenalty", 1f, "reward/overflowPenalty", 0.5f, "episode/meanQos", 5f,
                    "episode/switchSeconds", 1000f, "learning/criticLoss", 2f, "learning/actorLoss", -3f,
                    "learning/meanQ", 4f, "learning/noiseStdDev", 0.25f));
        }
    }

    @Test
    void aPolicyThatDoesNotLearnHasNoLearningCurves() throws IOException {
        try (TrainingEvents events = TrainingEvents.create(folder, 0, learner)) {
            events.episode(EPISODE, LearningMetrics.NOTHING_LEARNED);
            assertThat(last().keySet()).noneMatch(tag -> tag.startsWith("learning/")).hasSize(6);
        }
    }

    @Test
    void aFolderThatIsNotThereIsNamedInOneLine() {
        Path absent = folder.resolve("absent");
        assertThatThrownBy(() -> TrainingEvents.create(absent, 0, learner)).isInstanceOf(ReportException.class)
                .hasMessageContaining(absent.toString());
    }
}
