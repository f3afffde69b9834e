package edgetempo.reports.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import edgetempo.comparison.ProvenLoss;
import edgetempo.mec.EpisodeResult;
import edgetempo.reports.run.Machine;
import edgetempo.reports.run.Provenance;
import edgetempo.reports.run.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationRecordTest {
    private static final EvaluationSetup SETUP = new EvaluationSetup("run", "policy.safetensors", "my scenario",
            "improved", "scalar", 9, false,
            new Provenance(new Versions("0", "25", "none"), "unknown", Machine.UNKNOWN, Map.of(), Instant.EPOCH),
            Map.of("name", "s"));

    @TempDir
    private Path folder;

    private static List<EpisodeResult> results(double... rewards) {
        List<EpisodeResult> results = new ArrayList<>();
        for (int e = 0; e < rewards.length; e++) {
            results.add(new EpisodeResult(e, 20, rewards[e], 0, 0, 0, 5, 100, 2, 1, 1, 10, 30, 60));
        }
        return results;
    }

    @Test
    void figuresAreMeansAndSharesOfAllTasks() {
        PolicyFigures figures = PolicyFigures.of("p", results(1, 2, 3, 4, 5));
        assertThat(figures.reward()).isEqualTo(3);
        // Student's t with 4 degrees of freedom, 2.7764, times √(2.5/5).
        assertThat(figures.rewardInterval().high()).isCloseTo(3 + 2.7764 * Math.sqrt(0.5), within(1e-4));
        assertThat(figures.localShare()).isEqualTo(0.1);
        assertThat(figures.hitShare()).isEqualTo(0.3);
        assertThat(figures.cloudShare()).isEqualTo(0.6);
        assertThat(figures.switchSeconds()).isEqualTo(100);
    }

    @Test
    void pairedDifferencesLeaveOutWhatMovesBothAlike() {
        PairedDifference difference = PairedDifference.of(results(11, 101, 1001), "r", results(10, 100, 1000));
        assertThat(difference.reward()).isEqualTo(1);
        assertThat(difference.interval().low()).isEqualTo(1);
        assertThatThrownBy(() -> PairedDifference.of(results(1, 2), "r", results(1).subList(0, 1)))
                .hasMessageContaining("r did not play the same episodes");
    }

    @Test
    void thePositionIsZeroAtTheLowerReferenceAndOneAtTheUpper() {
        List<EpisodeResult> low = results(1, 5, 2, 8);
        List<EpisodeResult> high = results(3, 7, 4, 10);
        assertThat(Position.of(low, "a", low, "b", high).share()).isZero();
        assertThat(Position.of(high, "a", low, "b", high).share()).isEqualTo(1);
        Position half = Position.of(results(2, 6, 3, 9), "a", low, "b", high);
        assertThat(half.share()).isEqualTo(0.5);
        assertThat(half.interval().low()).isEqualTo(0.5);
        assertThat(Position.of(low, "a", high, "b", low).share()).isNaN();
    }

    /** share = mean(policy − low)/1 where high − low is always 1: the interval is that of a mean of 100 values. */
    @Test
    void theIntervalOfThePositionIsThatOfTheMeanWhereTheWholeWayIsFixed() {
        SplittableRandom random = new SplittableRandom(4);
        double[] low = random.doubles(100, 0, 50).toArray();
        double[] own = new double[100];
        double[] high = new double[100];
        for (int e = 0; e < 100; e++) {
            own[e] = low[e] + random.nextDouble();
            high[e] = low[e] + 1;
        }
        Position position = Position.of(results(own), "a", results(low), "b", results(high));
        // A uniform variate has standard deviation √(1/12); the mean of 100 a standard error of 0.0289.
        assertThat(position.interval().high() - position.interval().low()).isCloseTo(2 * 1.96 * 0.0289, within(0.02));
    }

    @Test
    void theFilesHoldEveryEpisode() throws IOException {
        Map<String, List<EpisodeResult>> results = new LinkedHashMap<>();
        results.put("lstm-ddpg", results(5, 6));
        results.put("popularity", results(4, 6));
        results.put("clairvoyant", results(6, 6));
        EvaluationRecord record = EvaluationRecord.of(SETUP, results, ProvenLoss.NONE);
        assertThat(record.policies().stream().map(PolicyFigures::policy)).containsExactly("lstm-ddpg", "popularity",
                "clairvoyant");
        assertThat(record.differences().stream().map(PairedDifference::reference)).containsExactly("popularity",
                "clairvoyant");
        assertThat(record.position().orElseThrow().share()).isEqualTo(0.5);
        record.write(folder.resolve("evaluate-my-scenario.json"), results);
        assertThat(Files.readAllLines(folder.resolve("evaluate-my-scenario.csv"))).hasSize(7).element(3).asString()
                .startsWith("popularity,0,4.0,");
        assertThat(Files.readString(folder.resolve("evaluate-my-scenario.json"))).startsWith("{")
                .contains("\"schemaVersion\" : 3");
    }
}
