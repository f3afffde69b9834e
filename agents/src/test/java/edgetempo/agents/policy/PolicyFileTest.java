package edgetempo.agents.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edgetempo.agents.NamedTensor;
import edgetempo.agents.checkpoint.CheckpointException;
import edgetempo.agents.checkpoint.Safetensors;
import edgetempo.agents.checkpoint.TensorFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyFileTest {
    private static final String FORM = "5 > dense 6 leaky 0.01 > lstm 3 > dense 2 tanh";

    @TempDir
    private Path folder;
    private Path file;
    private Map<String, NamedTensor> tensors;
    private Map<String, String> metadata;

    @BeforeEach
    void prepare() {
        file = folder.resolve("policy.safetensors");
        tensors = new LinkedHashMap<>(ActorFixture.tensors(FORM, 1));
        metadata = new LinkedHashMap<>(Map.of("network", FORM));
    }

    private PolicyFile read() throws IOException {
        Safetensors.write(file, new TensorFile(tensors, metadata));
        return PolicyFile.read(file);
    }

    private void assertRefused(String reason) {
        assertThatThrownBy(this::read).isInstanceOf(CheckpointException.class)
                .hasMessageStartingWith(file + ": " + reason).message().doesNotContain("\n");
    }

    private void put(String name, long[] shape, float... values) {
        tensors.put(name, new NamedTensor(name, shape, values));
    }

    @Test
    void whatIsReadActsLikeWhatWasWritten() throws IOException {
        put("actorTarget/dense0/bias", new long[]{1}, 0);
        PolicyFile policy = read();
        assertThat(policy.memory()).isEqualTo(PolicyMemory.NONE);
        assertThat(policy.observation()).isEmpty();
        float[] expected = new float[2];
        float[] action = new float[2];
        ActorNetwork.vector(ActorFixture.weights(FORM, 1)).act(ActorFixture.observation(5, 0), expected);
        ActorNetwork.vector(policy.weights()).act(ActorFixture.observation(5, 0), action);
        assertThat(action).isEqualTo(expected);
    }

    @Test
    void memoryAndObservationAreTakenFromTheMetadata() throws IOException {
        metadata.put("memory", "episode");
        metadata.put("observation", "EXTENDED");
        assertThat(read().memory()).isEqualTo(PolicyMemory.EPISODE);
        assertThat(read().observation()).contains("EXTENDED");
        metadata.put("memory", "none");
        assertThat(read().memory()).isEqualTo(PolicyMemory.NONE);
        metadata.put("memory", "slot");
        assertRefused("memory \"slot\" is not known; allowed: none, episode");
    }

    @Test
    void aFileThatIsNoPolicyIsRefused() throws IOException {
        metadata.clear();
        assertRefused("is no policy: its metadata has no key \"network\"");
        Files.writeString(file, "seed,reward\n1,0.5\n");
        assertThatThrownBy(() -> PolicyFile.read(file)).isInstanceOf(CheckpointException.class);
    }

    @Test
    void aNetworkThatIsNotUnderstoodIsRefused() {
        metadata.put("network", FORM.replace("lstm", "gru"));
        assertRefused("unknown layer \"gru 3\"; a layer is dense UNITS leaky SLOPE");
    }

    @Test
    void everyMissingTensorIsNamed() throws IOException {
        for (String name : ActorFixture.tensors(FORM, 1).keySet()) {
            prepare();
            tensors.remove(name);
            assertRefused("lacks tensor " + name);
        }
    }

    @Test
    void tensorsOfAnotherShapeAreRefused() {
        put("actor/dense2/weight", new long[]{2, 3}, new float[6]);
        assertRefused("has tensor actor/dense2/weight[2, 3], its network asks for [3, 2]");
    }

    @Test
    void tensorsThatTheNetworkDoesNotHaveAreRefused() {
        put("actor/dense3/bias", new long[]{1}, 0);
        assertRefused("has tensor actor/dense3/bias, which its network has not");
    }

    @Test
    void weightsThatAreNotFiniteAreRefused() {
        put("actor/dense2/bias", new long[]{2}, 0, Float.NaN);
        assertRefused("tensor actor/dense2/bias holds NaN");
    }
}
