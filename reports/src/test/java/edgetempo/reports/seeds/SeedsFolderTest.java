package edgetempo.reports.seeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edgetempo.mec.EpisodeResult;
import edgetempo.metric.LearningMetrics;
import edgetempo.reports.run.Machine;
import edgetempo.reports.run.Provenance;
import edgetempo.reports.run.RunComparisons;
import edgetempo.reports.run.RunCounters;
import edgetempo.reports.run.RunFolder;
import edgetempo.reports.run.RunOptions;
import edgetempo.reports.run.RunSetup;
import edgetempo.reports.run.RunStatus;
import edgetempo.reports.run.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SeedsFolderTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

    @TempDir
    private Path folder;

    private Path run(Path group, long seed, RunStatus status, double... rewards) {
        RunSetup setup = new RunSetup("s", "ddpg", "improved", "scalar", seed,
                new RunOptions(2, 0, 50), 0,
                new Provenance(new Versions("0", "25", "1"), "unknown", new Machine("Linux", "amd64", 1, "cpu", 1),
                        Map.of(), NOW),
                Map.of());
        try (RunFolder run = RunFolder.create(group, NOW, "s", "ddpg", seed)) {
            run.begin(setup);
            for (int e = 0; e < rewards.length; e++) {
                run.addEpisode(new EpisodeResult(e, 20, rewards[e], 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
                        LearningMetrics.NOTHING_LEARNED);
            }
            run.end(status, RunCounters.NONE,
                    new RunComparisons(Map.of("all", seed * 1.0), Optional.empty()), NOW);
            return run.path();
        }
    }

    private static JsonNode json(Path file) throws IOException {
        return JsonMapper.builder().build().readTree(Files.readString(file));
    }

    @Test
    void aTableAndAnEstimateAreWrittenOfTheSeeds() throws IOException {
        Path group = SeedsFolder.create(folder, NOW, "s", "ddpg", "1..4");
        assertThat(group.getFileName().toString()).isEqualTo("20260304-050607-s-ddpg-seeds-1..4");
        List<Path> runs = List.of(run(group, 1, RunStatus.FINISHED, 1, 3), run(group, 2, RunStatus.FINISHED, 2, 4),
                run(group, 3, RunStatus.FINISHED, 3, 5), run(group, 4, RunStatus.FINISHED, 8, 12));
        SeedsRecord record = SeedsFolder.write(group, runs, 4);
        assertThat(record.status()).isEqualTo(RunStatus.FINISHED);
        assertThat(Files.readAllLines(group.resolve("seeds.csv"))).hasSize(5)
                .first()
                .isEqualTo(
                        "seed,status,episodes,rewardMean,rewardLast50,qosLast50,switchSecondsLast50,updates,slotGapPercent");
        assertThat(Files.readAllLines(group.resolve("seeds.csv")).get(2)).isEqualTo("2,finished,2,3.0,3.0,1.0,1.0,0,");
        JsonNode json = json(group.resolve("seeds.json"));
        assertThat(json.get("rewardLast50").get("mean").doubleValue()).isEqualTo(4.75);
        assertThat(json.get("rewardLast50").get("iqm").doubleValue()).isEqualTo(3.5);
        assertThat(json.get("rewardLast50").get("meanInterval").get("low").doubleValue())
                .isCloseTo(4.75 - 3.182446 * Math.sqrt(38.75 / 3 / 4), within(1e-5));
        assertThat(json.get("references").get("all").doubleValue()).isEqualTo(2.5);
        assertThat(json.get("folders").get(0).stringValue()).isEqualTo(runs.getFirst().getFileName().toString());
    }

    @Test
    void unfinishedSeedsAreInTheTableAndNotInTheFigures() throws IOException {
        List<Path> runs = List.of(run(folder, 1, RunStatus.FINISHED, 1, 3), run(folder, 2, RunStatus.INTERRUPTED, 100));
        SeedsRecord record = SeedsFolder.write(folder, runs, 3);
        assertThat(record.status()).isEqualTo(RunStatus.INTERRUPTED);
        assertThat(record.finished()).isEqualTo(1);
        assertThat(record.rewardLast50().mean()).isEqualTo(2);
        assertThat(Files.readAllLines(folder.resolve("seeds.csv"))).hasSize(3);
        assertThat(json(folder.resolve("seeds.json")).get("rewardLast50").get("iqmInterval").get("low").isNull())
                .isTrue();
    }

    @Test
    void withoutAFinishedSeedThereIsATableAndNoEstimate() {
        SeedsRecord record = SeedsFolder.write(folder, List.of(run(folder, 1, RunStatus.INTERRUPTED)), 1);
        assertThat(record.rewardLast50().count()).isZero();
        assertThat(record.seeds()).hasSize(1);
        assertThat(record.toJson()).contains("\"mean\" : null");
    }
}
