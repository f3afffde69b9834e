package edgetempo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.agents.NamedTensor;
import edgetempo.agents.checkpoint.Safetensors;
import edgetempo.reports.run.RunRecord;
import edgetempo.reports.run.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DivergenceTest {
    private static final String[] DIVERGING = {"agent.criticLearningRate=10", "agent.softUpdate=1", "agent.discount=1",
            "learning.gradientClip=0", "caching.qosRewardScale=1e6"};

    @TempDir
    private Path folder;
    private final SmallRun small = new SmallRun();

    private List<String> arguments(int episodes, String... more) {
        List<String> args = new ArrayList<>(SmallRun.arguments("ddpg", episodes, folder.resolve("runs"), DIVERGING));
        // A dense agent has no LSTM, and the program would say so.
        int lstm = args.indexOf("agent.lstm=8");
        args.subList(lstm - 1, lstm + 1).clear();
        args.addAll(List.of(more));
        return args;
    }

    private int main(List<String> args) {
        return small.main(args.toArray(String[]::new));
    }

    @Test
    void aRunThatDivergesEndsWithOneLineAStatusAndAnExitCodeOfItsOwnAndKeepsNoSickState() throws IOException {
        assertThat(main(arguments(200))).as(small.err.toString()).isEqualTo(ExitCodes.DIVERGED);
        assertThat(small.err.toString().lines()).hasSize(1).first().asString()
                .contains("warning: seed 5, episode ", "learning diverged: after ", "agent.criticLearningRate (10.0)");
        Path run = SmallRun.only(folder.resolve("runs"));
        RunRecord record = RunRecord.read(run.resolve("run.json"));
        assertThat(record.status()).isEqualTo(RunStatus.DIVERGED);
        assertThat(Files.readString(run.resolve("episodes.csv"))).doesNotContain("NaN", "Infinity");
        assertThat(Safetensors.read(run.resolve("policy.safetensors")).tensors().values())
                .as("of the last checkpoint").allMatch(NamedTensor::isFinite);

        assertThat(small.main("train", "--resume", run.toString(), "--quiet")).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(small.err.toString()).contains("diverged in episode " + record.episodes()).hasLineCount(1);
    }

    @Test
    void aSeedThatDivergesIsNotAveragedIn() throws IOException {
        List<String> args = arguments(200, "--seeds", "2,3", "--parallel", "1");
        args.removeAll(List.of("--seed", "5"));
        assertThat(main(args)).as(small.err.toString()).isEqualTo(ExitCodes.DIVERGED);
        Path set = SmallRun.only(folder.resolve("runs"));
        assertThat(Files.readString(set.resolve("seeds.json"))).contains("\"status\" : \"diverged\"",
                "\"asked\" : 2", "\"finished\" : 1", "\"count\" : 1,");
        try (Stream<Path> runs = Files.list(set)) {
            assertThat(runs.filter(Files::isDirectory)).hasSize(2);
        }
    }
}
