package edgetempo.benchmarks.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edgetempo.reports.profile.ProfileDifference;
import edgetempo.reports.profile.ProfileFolder;
import java.nio.file.Path;
import java.util.List;
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

    @Test
    void workIsCountedInAVirtualMachineOfItsOwnAsInThisOne() throws ReflectiveOperationException {
        GateEntry slot = GateSuite.matching("GaSlot", false).getFirst();
        try (Revision revision = new Revision("test", System.getProperty("java.class.path"), folder)) {
            assertThat(revision.flags()).contains("-Xbatch", "jdk.incubator.vector");
            assertThat(revision.work(List.of(slot, RANDOM)))
                    .isEqualTo(Map.of(slot, WorkRun.figures(slot.benchmark(), slot.parameters())));
            assertThatThrownBy(() -> revision.work(List.of(slot.with("variant", "nonsense"))))
                    .isInstanceOf(GateException.class).hasMessageContaining("GaSlotBenchmark.solve")
                    .hasMessageContaining("fails");
        }
    }

    @Test
    void aProfileIsARecordingOfTheBenchmark() {
        Path settings = folder.resolve("settings.jfc");
        ProfileFolder.writeSettings(settings);
        try (Revision revision = new Revision("test", System.getProperty("java.class.path"), folder)) {
            Path recording = revision.profile(RANDOM, settings, List.of("edgetempo.random.Threefry::block"), 1)
                    .orElseThrow();
            assertThat(ProfileDifference.separable(recording)).anyMatch(method -> method.contains("RandomBenchmark"));
        }
    }
}
