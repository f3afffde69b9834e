package edgetempo.agents.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edgetempo.agents.NamedTensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {
    @TempDir
    private Path folder;
    private Path file;
    private TensorFile content;

    @BeforeEach
    void prepare() {
        file = folder.resolve("a.safetensors");
        Map<String, NamedTensor> tensors = new LinkedHashMap<>();
        put(tensors,
                new NamedTensor("net/weight", new long[]{2, 3}, new float[]{1, -2, 3.5f, Float.MIN_VALUE, -0f, 6}));
        put(tensors, new NamedTensor("net/step", new long[0], new float[]{7}));
        put(tensors, new NamedTensor("empty", new long[]{0, 4}, new float[0]));
        put(tensors, new NamedTensor("special", new long[]{2}, new float[]{Float.NaN, Float.NEGATIVE_INFINITY}));
        content = new TensorFile(tensors, Map.of("note", "τ = \"0.005\"\n"));
    }

    @Test
    void comesBackToTheLastBit() throws IOException {
        Safetensors.write(file, content);
        assertThat(Safetensors.read(file)).isEqualTo(content);
    }

    @Test
    void comesBackWhenLargerThanTheBuffer() throws IOException {
        float[] values = new float[200_001];
        for (int i = 0; i < values.length; i++) {
            values[i] = i * 0.1f;
        }
        TensorFile large = new TensorFile(Map.of("x", new NamedTensor("x", new long[]{values.length}, values)),
                Map.of());
        Safetensors.write(file, large);
        assertThat(Safetensors.read(file)).isEqualTo(large);
    }

    @Test
    void bytesAreLaidOutAsTheFormatSays() throws IOException {
        Safetensors.write(file, content);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int length = Math.toIntExact(bytes.getLong());
        assertThat(length % 8).isZero();
        String header = new String(bytes.array(), 8, length, StandardCharsets.UTF_8);
        assertThat(header).startsWith("{\"__metadata__\":{\"sha256\":\"").contains(
                "\"net/weight\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]}",
                "\"net/step\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[24,28]}");
        assertThat(bytes.getFloat(8 + length + 8)).isEqualTo(3.5f);
        assertThat(bytes.capacity()).isEqualTo(8 + length + 36);
    }

    @Test
    void readsAFileOfAnotherProgram() throws IOException {
        Files.write(file, bytes("{\"b\":{\"data_offsets\":[4,12],\"dtype\":\"F32\",\"shape\":[2]},"
                + "\"a\":{\"shape\":[],\"dtype\":\"F32\",\"data_offsets\":[0,4]}}", 1, 2, 3));
        TensorFile read = Safetensors.read(file);
        assertThatThrownBy(() -> Safetensors.readVerified(file)).isInstanceOf(CheckpointException.class)
                .hasMessageEndingWith("it has no sha256");
        assertThat(read.metadata()).isEmpty();
        assertThat(read.tensors()).containsEntry("a", new NamedTensor("a", new long[0], new float[]{1}))
                .containsEntry("b", new NamedTensor("b", new long[]{2}, new float[]{2, 3}));
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        Safetensors.write(file, content);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertRefused("");
        }
        Files.write(file, Arrays.copyOf(whole, whole.length + 4));
        assertRefused("has a foreign end: 40 bytes of values, expected 36");
    }

    @Test
    void everyFlippedBitIsRefused() throws IOException {
        Safetensors.write(file, content);
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) (1 << at % 7);
            Files.write(file, damaged);
            assertThatThrownBy(() -> Safetensors.readVerified(file)).as("byte %d", at)
                    .isInstanceOf(CheckpointException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "[1]                                                          | its header is not a JSON object",
            "{\"a\":                                                      | its header is not JSON: broken at byte 5",
            "{\"a\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]}}   | tensor a has dtype \"F64\", expected \"F32\"",
            "{\"a\":{\"shape\":[1],\"data_offsets\":[0,4]}}               | tensor a has dtype",
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}   | tensor a of shape [3] does not "
                    + "fill the data offsets [0, 8]",
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[2.5],\"data_offsets\":[0,8]}} | tensor a has shape [2.5], "
                    + "expected an array of whole numbers",
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}  | tensor a has shape [-2], expected "
                    + "an array of whole numbers",
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[9999999,9999999],\"data_offsets\":[0,8]}}  | tensor a: shape "
                    + "[9999999, 9999999] is not that of an array of floats",
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}   | the values of tensor a begin at 4, expected 0",
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}   | has a foreign end: 8 bytes of values, expected 4",
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]}}  | truncated: 8 bytes of values, expected 16",
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}} "
                    + "| its header is not JSON: a key comes twice",
            "{\"__metadata__\":{\"n\":1},\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}} | metadata n is not text",
            "{\"__metadata__\":{\"sha256\":\"0\"},\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}} | "
                    + "damaged: its content does not match its sha256"})
    void everyBreachOfTheFormatIsNamed(String header, String reason) throws IOException {
        Files.write(file, bytes(header, 1, 2));
        assertRefused(reason);
    }

    @Test
    void textThatIsNoSafetensorsFileIsRefused() throws IOException {
        Files.writeString(file, "seed,reward\n1,0.5\n");
        assertRefused("not a safetensors file, or truncated");
    }

    @Test
    void writingReplacesAndLeavesNoTemporaryFile() throws IOException {
        Files.writeString(file, "old");
        Safetensors.write(file, content);
        assertThat(Safetensors.read(file)).isEqualTo(content);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void failedWriteLeavesTheOldFileAndNoTemporaryOne() throws IOException {
        Path occupied = folder.resolve("occupied");
        Files.createDirectories(occupied.resolve("full"));
        assertThatThrownBy(() -> Safetensors.write(occupied, content)).isInstanceOf(IOException.class);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(occupied);
        }
    }

    @Test
    void takenKeysAreRefused() {
        assertThatThrownBy(() -> Safetensors.write(file, new TensorFile(Map.of(), Map.of("sha256", "x"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(file).doesNotExist();
    }

    private void assertRefused(String reason) {
        assertThatThrownBy(() -> Safetensors.read(file)).isInstanceOf(CheckpointException.class)
                .hasMessageStartingWith(file + ": " + reason).message().doesNotContain("\n");
    }

    private static void put(Map<String, NamedTensor> tensors, NamedTensor tensor) {
        tensors.put(tensor.name(), tensor);
    }

    private static byte[] bytes(String header, float... values) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer data = ByteBuffer.allocate(8 + values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        data.putLong(json.length);
        for (float value : values) {
            data.putFloat(value);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(data.array(), 0, 8);
        all.write(json);
        all.write(data.array(), 8, data.capacity() - 8);
        return all.toByteArray();
    }
}
