package edgetempo.agents.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edgetempo.agents.NamedTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointFolderTest {
    @TempDir
    private Path temporary;
    private Path folder;
    private Path latest;
    private Path previous;
    private final List<String> warnings = new ArrayList<>();

    @BeforeEach
    void prepare() {
        folder = temporary.resolve("checkpoint");
        latest = folder.resolve(CheckpointFolder.LATEST);
        previous = folder.resolve(CheckpointFolder.PREVIOUS);
    }

    @Test
    void anEmptyOneHasNothingToResume() throws IOException {
        assertThat(resumed(new CheckpointFolder(folder))).isEmpty();
        assertThat(folder).doesNotExist();
    }

    @Test
    void theLastTwoAreKept() throws IOException {
        CheckpointFolder files = new CheckpointFolder(folder);
        for (int episode = 1; episode <= 3; episode++) {
            files.save(checkpoint(episode));
        }
        assertThat(Checkpoint.load(latest)).isEqualTo(checkpoint(3));
        assertThat(Checkpoint.load(previous)).isEqualTo(checkpoint(2));
        assertThat(resumed(new CheckpointFolder(folder))).contains(checkpoint(3));
        assertThat(warnings).isEmpty();
        try (var all = Files.list(folder)) {
            assertThat(all).containsExactlyInAnyOrder(latest, previous);
        }
    }

    /** A kill is a rename that never happens; between two of them nothing else is done. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void aKillBeforeAnyRenameLeavesOneThatIsAtMostTwoOld(int renames) throws IOException {
        int[] left = {renames};
        CheckpointFolder files = new CheckpointFolder(folder, (from, to) -> {
            if (left[0]-- == 0) {
                throw new IOException("killed");
            }
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        });
        int saved = 0;
        try {
            while (true) {
                files.save(checkpoint(saved + 1));
                saved++;
            }
        } catch (IOException e) {
            assertThat(e).hasMessage("killed");
        }
        CheckpointFolder after = new CheckpointFolder(folder);
        Optional<Checkpoint> resumed = resumed(after);
        if (saved == 0) {
            assertThat(resumed).isEmpty();
        } else {
            assertThat(resumed).isPresent();
            assertThat(resumed.orElseThrow().count("episodes")).isEqualTo(saved);
        }
        assertThat(warnings).isEmpty();
        after.save(checkpoint(100));
        assertThat(resumed(new CheckpointFolder(folder))).contains(checkpoint(100));
        if (saved > 0) {
            assertThat(Checkpoint.load(previous).count("episodes")).isEqualTo(saved);
        }
    }

    @Test
    void aDamagedLatestIsNamedAndNeverTakesThePlaceOfTheGoodPreviousOne() throws IOException {
        twoSaved();
        byte[] damaged = Files.readAllBytes(latest);
        damaged[damaged.length - 1] ^= 1;
        Files.write(latest, damaged);
        CheckpointFolder files = new CheckpointFolder(folder);
        assertThat(resumed(files)).contains(checkpoint(1));
        assertThat(warnings).containsExactly(latest
                + ": damaged: its content does not match its sha256; going on from " + CheckpointFolder.PREVIOUS);
        assertThat(latest).hasBinaryContent(damaged);
        files.save(checkpoint(5));
        assertThat(Checkpoint.load(latest)).isEqualTo(checkpoint(5));
        assertThat(Checkpoint.load(previous)).isEqualTo(checkpoint(1));
    }

    @Test
    void aRefusedLatestGivesWayToThePreviousOne() throws IOException {
        twoSaved();
        List<Checkpoint> asked = new ArrayList<>();
        Optional<Checkpoint> resumed = new CheckpointFolder(folder).resume(checkpoint -> {
            asked.add(checkpoint);
            if (checkpoint.count("episodes") == 2) {
                throw new IllegalArgumentException("belongs elsewhere");
            }
        }, warnings::add);
        assertThat(resumed).contains(checkpoint(1));
        assertThat(asked).containsExactly(checkpoint(2), checkpoint(1));
        assertThat(warnings)
                .containsExactly(latest + ": belongs elsewhere; going on from " + CheckpointFolder.PREVIOUS);
    }

    @Test
    void twoBadOnesAreRefusedInOneLineThatNamesBothAndStay() throws IOException {
        twoSaved();
        Files.write(latest, new byte[0]);
        Files.write(previous, new byte[100]);
        assertThatThrownBy(() -> resumed(new CheckpointFolder(folder))).isInstanceOf(CheckpointException.class)
                .hasMessageStartingWith(folder + ": no checkpoint can be used (latest.safetensors: truncated")
                .hasMessageContaining("; previous.safetensors: ").hasMessageNotContaining("\n");
        assertThat(latest).hasBinaryContent(new byte[0]);
        assertThat(previous).hasBinaryContent(new byte[100]);
        assertThat(warnings).isEmpty();
    }

    @Test
    void aCounterThatIsNoneIsRefused() {
        for (String text : List.of("", "-1", "1.5", "many", "99999999999999999999")) {
            Checkpoint checkpoint = new Checkpoint(Map.of(), Map.of(), Map.of("episodes", text));
            assertThatThrownBy(() -> checkpoint.count("episodes")).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("its progress has episodes \"" + text + "\", expected a whole number from 0 on");
        }
    }

    private Optional<Checkpoint> resumed(CheckpointFolder files) throws CheckpointException {
        return files.resume(checkpoint -> {}, warnings::add);
    }

    private void twoSaved() throws IOException {
        CheckpointFolder files = new CheckpointFolder(folder);
        files.save(checkpoint(1));
        files.save(checkpoint(2));
    }

    private static Checkpoint checkpoint(int episodes) {
        return new Checkpoint(Map.of("w", new NamedTensor("w", new long[]{2}, new float[]{1, episodes})), Map.of(),
                Map.of("episodes", Integer.toString(episodes)));
    }
}
