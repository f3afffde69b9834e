package edgetempo.benchmarks.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The project's own class path as a revision. */
class RevisionTest {
    private static final GateEntry RANDOM = GateSuite.matching("threefry", false).getFirst();

    @TempDir
    private Path folder;

    @Test
    void aBenchmarkIsMeasuredInAForkOfItsOwnAndOneThatIsNotThereIsNot() {
        try (Revision revision = new Revision("test", System.getProperty("java.class.path"), folder)) {
            assertThat(revision.has(RANDOM)).isTrue();
            // A block of random numbers takes some nanoseconds, and allocates nothing.
            assertThat(revision.time(RANDOM).orElseThrow()).isBetween(1e-9, 1e-4);
            assertThat(revision.bytes(RANDOM).orElseThrow()).isBetween(0.0, 8.0);
            GateEntry unknown = new GateEntry("edgetempo.benchmarks.NoSuchBenchmark.run", Map.of());
            assertThat(revision.has(unknown)).isFalse();
            assertThat(revision.time(unknown)).isEmpty();
            GateEntry failing = GateSuite.matching("GaSlot", false).getFirst().with("variant", "nonsense");
            assertThatThrownBy(() -> revision.bytes(failing)).isInstanceOf(GateException.class)
                    .hasMessageContaining("GaSlotBenchmark.solve").hasMessageContaining("fails");
        }
    }

    @Test
    void aClassPathWithoutBenchmarksIsRefusedInOneLine() {
        assertThatThrownBy(() -> new Revision("empty", folder.toString(), folder).close())
                .isInstanceOf(GateException.class).hasMessageContaining("empty: ")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }
}
