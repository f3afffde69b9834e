package edgetempo.experiments.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edgetempo.agents.NamedTensor;
import edgetempo.agents.checkpoint.Checkpoint;
import edgetempo.agents.training.Learner;
import edgetempo.experiments.BadInputException;
import edgetempo.solver.LocalSearchSolver;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A run of eight episodes that was stopped after six: its latest checkpoint holds six, the previous one three. */
class DamagedCheckpointTest {
    private static final int EPISODES = 8;
    private static final TrainingRequest REQUEST = SmallTraining.of("lstm-ddpg", EPISODES).request();

    @TempDir
    private static Path shared;
    private static Path whole;
    private static Path stopped;
    private static Learner learner;

    @TempDir
    private Path folder;
    private Path run;
    private Path latest;
    private Path previous;

    /** Does harm to the file of a checkpoint. */
    private interface Damage {
        void to(Path file) throws IOException;
    }

    /** Makes another valid checkpoint of one. */
    private interface Edit {
        void of(Map<String, NamedTensor> agent, Map<String, NamedTensor> replay, Map<String, String> progress);
    }

    @BeforeAll
    static void playAndStop() {
        whole = SmallTraining.of("lstm-ddpg", EPISODES).run(shared.resolve("whole")).folder();
        stopped = SmallTraining.of("lstm-ddpg", EPISODES).stop(SmallTraining.leaveAt(125))
                .run(shared.resolve("stopped"))
                .folder();
        learner = Learners.create("lstm-ddpg", REQUEST.scenario(), REQUEST.seed(), REQUEST.device()::sessionConfig,
                () -> new LocalSearchSolver(REQUEST.scenario()), 1);
    }

    @AfterAll
    static void close() {
        learner.close();
    }

    @BeforeEach
    void copy() throws IOException {
        run = folder.resolve("run");
        try (Stream<Path> paths = Files.walk(stopped)) {
            for (Path path : paths.toList()) {
                Files.copy(path, run.resolve(stopped.relativize(path)), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        latest = run.resolve("checkpoint/latest.safetensors");
        previous = run.resolve("checkpoint/previous.safetensors");
    }

    static Stream<Arguments> damages() {
        return Stream.of(damage("empty", "truncated: 0 bytes", file -> Files.write(file, new byte[0])),
                cut("in the length of the header", "truncated: 5 bytes", size -> 5),
                cut("in the header", "not a safetensors file, or truncated", size -> 100),
                cut("in the values", "truncated: ", size -> size / 2),
                cut("before the last byte", "truncated: ", size -> size - 1),
                damage("a byte behind the end", "has a foreign end", file -> Files.write(file,
                        Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) + 1))),
                damage("twice", "has a foreign end", file -> {
                    byte[] once = Files.readAllBytes(file);
                    byte[] twice = Arrays.copyOf(once, 2 * once.length);
                    System.arraycopy(once, 0, twice, once.length, once.length);
                    Files.write(file, twice);
                }),
                flip("lowest of the length", "", bytes -> 0),
                flip("highest byte of the length", "not a safetensors file, or truncated", bytes -> 7),
                flip("brace that opens the header", "its header is not JSON", bytes -> 8),
                flip("name of a tensor", "damaged: its content does not match", bytes -> at(bytes, "\"actor/") + 2),
                flip("type of a tensor", "tensor ", bytes -> at(bytes, "\"F32\"") + 1),
                flip("shape of a tensor", "tensor ", bytes -> at(bytes, "\"shape\":[") + 9),
                flip("episodes", "damaged: its content does not match", bytes -> at(bytes, "\"episodes\":\"") + 12),
                flip("digest", "damaged: its content does not match", bytes -> at(bytes, "\"sha256\":\"") + 10),
                flip("key of the digest", "damaged, or not written by this program",
                        bytes -> at(bytes, "\"sha256\"") + 1),
                flip("first value", "damaged: its content does not match", DamagedCheckpointTest::firstValue),
                flip("last value", "damaged: its content does not match", bytes -> bytes.length - 1),
                damage("a lost sector", "damaged: its content does not match", file -> {
                    byte[] bytes = Files.readAllBytes(file);
                    int from = bytes.length / 2 / 512 * 512;
                    Arrays.fill(bytes, from, from + 512, (byte) 0);
                    Files.write(file, bytes);
                }),
                damage("text", "not a safetensors file, or truncated",
                        file -> Files.writeString(file, "# Notes\n\n...")),
                damage("a folder", "cannot be read: ", file -> {
                    Files.delete(file);
                    Files.createDirectory(file);
                }),
                damage("a policy", "is of kind unknown, expected edgetempo-checkpoint-1", file -> Files.copy(
                        stopped.resolve("policy.safetensors"), file, StandardCopyOption.REPLACE_EXISTING)),
                progress("algorithm", "ddpg",
                        "belongs to another run: its algorithm is \"ddpg\", this run's is \"lstm-ddpg\""),
                progress("seed", "6", "belongs to another run: its seed is \"6\", this run's is \"5\""),
                progress("scenario", "mine", "belongs to another run: its scenario is \"mine\""),
                progress("scenarioSha256", "0",
                        "belongs to another run: its scenario physical-m2-n20 has other values"),
                progress("solver", "memetic", "belongs to another run: its solver is \"memetic\""),
                progress("episodes", "six", "its progress has episodes \"six\", expected a whole number from 0 on"),
                progress("frames", "-1", "its progress has frames \"-1\", expected a whole number from 0 on"),
                progress("wallSeconds", "", "its progress has wallSeconds \"\", expected a number"),
                edit("a variable less", "the state lacks the variable ", (agent, replay, progress) -> agent
                        .remove(agent.keySet().iterator().next())),
                edit("a variable more", "the state has a variable extra", (agent, replay, progress) -> agent
                        .put("extra", new NamedTensor("extra", new long[0], new float[1]))),
                edit("a variable of another shape", "variable ", (agent, replay, progress) -> agent
                        .computeIfPresent(agent.keySet().iterator().next(), (name, old) -> new NamedTensor(name,
                                new long[]{old.values().length, 1, 1}, old.values()))),
                edit("no replay", "the state lacks replay/", (agent, replay, progress) -> replay.clear()),
                edit("replay of another width", "the state has replay/actions", (agent, replay, progress) -> replay
                        .computeIfPresent("replay/actions", (name, old) -> new NamedTensor(name,
                                new long[]{old.values().length, 1}, old.values()))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void aDamagedOrForeignLatestIsNamedInOneLineAndThePreviousOneIsUsed(String what, String reason, Damage damage)
            throws IOException {
        damage.to(latest);
        Map<String, String> before = SmallTraining.content(run);
        List<String> warnings = new ArrayList<>();
        Optional<RunCheckpoints.Progress> restored = new RunCheckpoints(run, REQUEST, learner).restore(warnings::add);
        assertThat(warnings).singleElement().asString().startsWith(latest + ": " + reason)
                .endsWith("; going on from previous.safetensors").doesNotContain("\n", "Exception");
        assertThat(restored).isPresent();
        assertThat(restored.orElseThrow().episodes()).isEqualTo(3);
        Checkpoint good = Checkpoint.load(previous);
        assertThat(learner.checkpoint(good.progress())).isEqualTo(good);
        assertThat(SmallTraining.content(run)).isEqualTo(before);
    }

    @Test
    void nothingIsLostByADamagedLatest() throws IOException {
        Files.write(latest, new byte[77]);
        byte[] good = Files.readAllBytes(previous);
        List<String> warnings = new ArrayList<>();
        Resumption.of(run).threads(1).checkpointEvery(100).console(SmallTraining.warnings(warnings)).run();
        assertThat(warnings).singleElement().asString().startsWith(latest + ": ");
        for (String table : List.of("episodes.csv", "frames.csv")) {
            assertThat(run.resolve(table)).hasSameBinaryContentAs(whole.resolve(table));
        }
        assertThat(previous).hasBinaryContent(good);
        assertThat(Checkpoint.load(latest).count("episodes")).isEqualTo(EPISODES);
    }

    @Test
    void twoDamagedOnesAreRefusedInOneLineAndNothingChanges() throws IOException {
        Files.write(latest, new byte[77]);
        Files.write(previous, Arrays.copyOf(Files.readAllBytes(previous), 1000));
        Map<String, String> before = SmallTraining.content(run);
        Resumption resumption = Resumption.of(run).threads(1);
        assertThatThrownBy(resumption::run).isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(
                        "cannot resume: " + latest.getParent() + ": no checkpoint can be used (latest.safetensors: ")
                .hasMessageContaining("; previous.safetensors: ").hasMessageNotContaining("\n");
        assertThat(SmallTraining.content(run)).isEqualTo(before);
    }

    private static Arguments damage(String what, String reason, Damage damage) {
        return Arguments.of(what, reason, damage);
    }

    private static Arguments cut(String where, String reason, IntUnaryOperator length) {
        return damage("cut " + where, reason, file -> {
            byte[] bytes = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(bytes, length.applyAsInt(bytes.length)));
        });
    }

    private static Arguments flip(String what, String reason, ToIntFunction<byte[]> at) {
        return damage("flipped bit: " + what, reason, file -> {
            byte[] bytes = Files.readAllBytes(file);
            bytes[at.applyAsInt(bytes)] ^= 1;
            Files.write(file, bytes);
        });
    }

    private static Arguments progress(String key, String value, String reason) {
        return edit(key + " " + value, reason, (agent, replay, progress) -> progress.put(key, value));
    }

    private static Arguments edit(String what, String reason, Edit edit) {
        return damage(what, reason, file -> {
            Checkpoint old = Checkpoint.load(file);
            Map<String, NamedTensor> agent = new LinkedHashMap<>(old.agent());
            Map<String, NamedTensor> replay = new LinkedHashMap<>(old.replay());
            Map<String, String> progress = new LinkedHashMap<>(old.progress());
            edit.of(agent, replay, progress);
            new Checkpoint(agent, replay, progress).save(file);
        });
    }

    private static int firstValue(byte[] bytes) {
        return (int) (8 + ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong());
    }

    private static int at(byte[] bytes, String text) {
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
        assertThat(at).as(text).isPositive();
        return at;
    }
}
