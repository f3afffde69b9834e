package edgetempo.agents.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edgetempo.agents.NamedTensor;
import edgetempo.agents.replay.ReplayBuffer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
    private static final Map<String, NamedTensor> AGENT = Map.of("actor/w",
            new NamedTensor("actor/w", new long[]{2}, new float[]{1, 2}));

    @TempDir
    private Path folder;

    @Test
    void agentReplayAndProgressComeBack() throws IOException {
        ReplayBuffer replay = new ReplayBuffer(3, 2, 1);
        replay.push(new float[]{1, 2}, new float[]{3}, 4, new float[]{5, 6}, true, 0);
        Checkpoint checkpoint = new Checkpoint(AGENT, replay.exportState(), Map.of("episode", "12"));
        Path file = folder.resolve("new/checkpoint.safetensors");
        checkpoint.save(file);
        assertThat(Checkpoint.load(file)).isEqualTo(checkpoint);
    }

    @Test
    void fileOfAnotherKindIsRefused() throws IOException {
        Path file = folder.resolve("policy.safetensors");
        Safetensors.write(file, new TensorFile(AGENT, Map.of()));
        assertThatThrownBy(() -> Checkpoint.load(file)).isInstanceOf(CheckpointException.class)
                .hasMessage(file + ": is of kind unknown, expected edgetempo-checkpoint-1");
    }

    @Test
    void namesThatCannotBeToldApartAreRefused() {
        assertThatThrownBy(() -> new Checkpoint(Map.of(), AGENT, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Checkpoint(AGENT, Map.of(), Map.of("kind", "x")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
