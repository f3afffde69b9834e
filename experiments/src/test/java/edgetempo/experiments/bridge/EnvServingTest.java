package edgetempo.experiments.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edgetempo.experiments.BadInputException;
import edgetempo.ga.GaBackends;
import edgetempo.mec.EdgeNetwork;
import edgetempo.mec.SlotSampler;
import edgetempo.scenario.ScenarioReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class EnvServingTest {
    private static final String HELLO = "{\"protocol\": 1}\n";

    /** Requests that are not yet sent. */
    private static final class Requests {
        private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

        Requests() {
            bytes.put(HELLO.getBytes(StandardCharsets.UTF_8));
        }

        Requests header(int command, int argument) {
            bytes.putInt(Wire.MARK).putInt(command).putInt(argument).putInt(0);
            return this;
        }

        Requests start(int envs, long seed) {
            header(Wire.RESET, 0);
            for (int e = 0; e < envs; e++) {
                bytes.putLong(seed + e).putInt(0).putInt(1);
            }
            return this;
        }

        Requests step(int... actions) {
            header(Wire.STEP, 0);
            for (int action : actions) {
                bytes.putInt(action);
            }
            return this;
        }

        byte[] sent() {
            byte[] sent = new byte[bytes.position()];
            bytes.get(0, sent);
            return sent;
        }
    }

    private static byte[] serve(EnvServing serving, byte[] requests) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        serving.serve(Channels.newChannel(new ByteArrayInputStream(requests)), Channels.newChannel(out));
        return out.toByteArray();
    }

    private static ByteBuffer afterLine(byte[] replies) {
        int line = 0;
        while (replies[line] != '\n') {
            line++;
        }
        return ByteBuffer.wrap(replies, line + 1, replies.length - line - 1).slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    private static EnvServing offloading() {
        return EnvServing.of("fran-small", List.of());
    }

    @Test
    void theHandshakeDescribesWhatFollows() throws IOException {
        byte[] replies = serve(EnvServing.of("physical-m2-n20", List.of()).envs(3),
                HELLO.getBytes(StandardCharsets.UTF_8));
        Map<?, ?> hello = JsonMapper.shared().readValue(replies, Map.class);
        assertThat(hello.get("protocol")).isEqualTo(1);
        assertThat(((Map<?, ?>) hello.get("observation")).get("shape")).isEqualTo(List.of(60));
        assertThat(((Map<?, ?>) hello.get("action")).get("shape")).isEqualTo(List.of(20));
        assertThat(hello.get("frame_bytes")).isEqualTo(3 * (8 + 60 * 8 + 2));
        assertThat((String) hello.get("scenario_sha256")).hasSize(64);
    }

    @Test
    void framesSayWhoIsInReachWhereSomebodyMayBeOut() throws IOException {
        List<String> sets = List.of("network.beyondRadius=LOCAL", "network.radiusM=60", "time.framesPerEpisode=2");
        EnvServing serving = EnvServing.of("physical-m2-n20", sets).envs(2).backend(GaBackends.named("scalar"));
        byte[] replies = serve(serving, new Requests().start(2, 4).sent());
        assertThat(new String(replies, StandardCharsets.ISO_8859_1).lines().findFirst().orElseThrow())
                .contains("\"reached\":20", "\"frame_bytes\":" + 2 * (8 + 60 * 8 + 20 + 2));
        ByteBuffer frame = afterLine(replies);
        SlotSampler sampler = new SlotSampler(ScenarioReader.load("physical-m2-n20", sets));
        int out = 0;
        for (int e = 0; e < 2; e++) {
            EdgeNetwork network = sampler.startEpisode(4 + e, 0);
            for (int user = 0; user < 20; user++) {
                int reached = frame.get(Wire.HEADER_BYTES + 2 * (8 + 60 * 8) + 20 * e + user);
                assertThat(reached).isEqualTo(network.reached(user) ? 1 : 0);
                out += 1 - reached;
            }
        }
        assertThat(out).isBetween(3, 37);
    }

    @Test
    void theDigestOfTheScenarioCoversWhatItsFilesHold(
            @TempDir
            Path folder) throws IOException {
        Path services = folder.resolve("services.csv");
        List<String> digests = new ArrayList<>();
        for (String size : List.of("1", "2", "1")) {
            Files.writeString(services, "service,size_gib\na," + size + "\nb,3\n");
            // Files are told apart by their times too, which a fast test does not change by itself.
            Files.setLastModifiedTime(services, FileTime.fromMillis(1_000_000L * (digests.size() + 1)));
            byte[] replies = serve(EnvServing.of("physical-m2-n20",
                    List.of("services.file=" + services, "services.count=2", "requests.zipfRanks=2"))
                    .backend(GaBackends.named("scalar")),
                    HELLO.getBytes(StandardCharsets.UTF_8));
            digests.add((String) JsonMapper.shared().readValue(replies, Map.class).get("scenario_sha256"));
        }
        assertThat(digests.get(0)).hasSize(64).isEqualTo(digests.get(2)).isNotEqualTo(digests.get(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void bytesDoNotDependOnTheNumberOfThreads(int threads) throws IOException {
        Requests requests = new Requests().start(4, 9);
        for (int step = 0; step < 30; step++) {
            requests.step(step % 5, 4, (step + 1) % 5, 0);
        }
        for (Autoreset mode : new Autoreset[]{Autoreset.NEXT, Autoreset.SAME}) {
            assertThat(serve(offloading().envs(4).autoreset(mode).threads(threads), requests.sent()))
                    .isEqualTo(serve(offloading().envs(4).autoreset(mode), requests.sent()));
        }
    }

    @Test
    void aRefusalChangesNothing() throws IOException {
        byte[] plain = serve(offloading(), new Requests().start(1, 1).step(0).sent());
        byte[] refused = serve(offloading(), new Requests().start(1, 1).step(7).step(0).sent());
        int frame = Wire.HEADER_BYTES + 8 + 48 * 4 + 5 + 2;
        assertThat(refused).endsWith(Arrays.copyOfRange(plain, plain.length - frame, plain.length));
        String text = new String(refused, StandardCharsets.UTF_8);
        assertThat(text).contains("environment 0: action is 7; allowed: 0 to 4");
    }

    @Test
    void stepsBeforeAResetAreRefused() throws IOException {
        ByteBuffer reply = afterLine(serve(offloading(), new Requests().step(0).sent()));
        assertThat(reply.getInt(0)).isEqualTo(Wire.REFUSED);
    }

    @Test
    void brokenInputEndsIt() {
        assertThatThrownBy(() -> serve(offloading(), "{\"protocol\": 9}\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(BadInputException.class).hasMessageContaining("protocol 9 is not spoken");
        assertThatThrownBy(() -> serve(offloading(), "no JSON\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(BadInputException.class);
        assertThatThrownBy(() -> serve(offloading(), new byte[0])).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> serve(offloading(), (HELLO + "sixteen zero byt").getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(BadInputException.class).hasMessageContaining("broken frame");
        assertThatThrownBy(() -> serve(offloading(), new Requests().header(Wire.STEP, 0).sent()))
                .isInstanceOf(EOFException.class);
    }

    @Test
    void settingsThatDoNotGoTogetherAreRefused() {
        assertThatThrownBy(() -> offloading().solver("exact").batch()).hasMessageContaining("has no meaning in F-RAN");
        assertThatThrownBy(() -> offloading().fap(1).batch()).hasMessageContaining("fran-phase2");
        assertThatThrownBy(() -> offloading().world("frame")).hasMessageContaining("allowed: fran-phase1, fran-phase2");
        assertThatThrownBy(() -> offloading().world(EnvServing.FRAN_PHASE2).fap(2).batch())
                .hasMessageContaining("2 is out of range; allowed: 0 to 1");
        assertThatThrownBy(
                () -> EnvServing.of("physical-m2-n20", List.of()).world(EnvServing.SLOT).solver("exact").batch())
                .hasMessageContaining("the agent decides slots");
        assertThatThrownBy(() -> EnvServing.of("physical-m2-n20", List.of()).envs(0))
                .hasMessageContaining("out of range");
    }
}
