package edgetempo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Agents that plan for all 125 sites of a city. */
class CityAgentsTest {
    private static final List<String> CITY = List.of("network.servers=125", "network.users=10", "services.count=4",
            "caching.capacityGib=10",
            "time.framesPerEpisode=6", "time.slotsPerFrame=2", "agent.hidden1=8", "agent.lstm=8", "agent.hidden2=8",
            "agent.batch=6", "agent.learningStartFrame=6", "agent.updatesPerRound=1", "agent.updateEveryFrames=6",
            "agent.replayCapacity=60");

    @TempDir
    private Path folder;
    private final SmallRun small = new SmallRun();

    @ParameterizedTest
    @ValueSource(strings = {"lstm-ddpg", "ddpg", "twin-ddpg", "lstm-recall{units: 4, width: 4}"})
    void trainsAndIsEvaluated(String agent) throws IOException {
        List<String> train = new ArrayList<>(List.of("train", "--scenario", "melbourne-m5-n50", "--algorithm", agent,
                "--episodes", "2", "--seed", "5", "--threads", "1", "--references", "0", "--quiet", "--out",
                folder.toString()));
        CITY.forEach(set -> train.addAll(List.of("--set", set)));
        assertThat(small.main(train.toArray(String[]::new))).as("%s", small.err).isZero();
        Path run = SmallRun.only(folder);
        List<String> rows = Files.readAllLines(run.resolve("episodes.csv"));
        int overflow = List.of(rows.getFirst().split(",")).indexOf("overflowGib");
        assertThat(rows).hasSize(3).noneMatch(row -> row.contains("NaN"));
        if (agent.startsWith("lstm-recall")) {
            assertThat(rows.subList(1, 3)).as("plans within capacity")
                    .allMatch(row -> Double.parseDouble(row.split(",")[overflow]) == 0);
        }
        assertThat(small.main("evaluate", run.toString(), "--episodes", "1", "--references", "popularity"))
                .as("%s", small.err).isZero();
    }
}
