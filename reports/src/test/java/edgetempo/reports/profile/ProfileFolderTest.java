package edgetempo.reports.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edgetempo.reports.ReportException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A recording of a method that is known to be busy and a class that is known to be allocated. */
class ProfileFolderTest {
    private static final int SAMPLES = 20;

    @TempDir
    private static Path folder;
    private static ProfileSummary summary;

    /** What is profiled, in a virtual machine of its own. */
    static final class Busy {
        private static double burnt;
        private static Crate last;

        private static final class Crate {
            private final long[] content = new long[64];
        }

        private Busy() {}

        /** Works for a while of processor time, however long that takes. */
        public static void main(String[] none) {
            long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() + 700_000_000L;
            while (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() < end) {
                burn();
                for (int i = 0; i < 5000; i++) {
                    last = new Crate();
                }
            }
            System.gc();
            if (Double.isNaN(burnt + last.content.length)) {
                throw new IllegalStateException();
            }
        }

        private static void burn() {
            double sum = 0;
            for (int i = 1; i < 2_000_000; i++) {
                sum += Math.sqrt(i) / (1 + sum);
            }
            burnt += sum;
        }
    }

    @BeforeAll
    static void profile() throws IOException, InterruptedException {
        Path settings = folder.resolve("settings.jfc");
        ProfileFolder.writeSettings(settings);
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-Xmn32m", "-XX:+UnlockDiagnosticVMOptions", "-XX:+DebugNonSafepoints",
                "-XX:StartFlightRecording:filename=" + folder.resolve(ProfileFolder.RECORDING) + ",settings="
                        + settings,
                "-cp", System.getProperty("java.class.path"), Busy.class.getName()).redirectErrorStream(true)
                .redirectOutput(log.toFile()).start();
        assertThat(process.waitFor()).as(Files.readString(log)).isZero();
        summary = ProfileFolder.complete(folder, "a busy method");
    }

    @Test
    void theBusyMethodIsOnTopAndMostOfTheTime() {
        assertThat(summary.samples()).isGreaterThan(SAMPLES);
        assertThat(summary.methods().getFirst().name()).isEqualTo(Busy.class.getName() + ".burn");
        assertThat(summary.methods().getFirst().self()).isGreaterThan(0.5);
        assertThat(summary.methods()).allSatisfy(method -> assertThat(method.total())
                .isBetween(method.self(), 1.0));
    }

    @Test
    void whatIsAllocatedMostComesFirstWithItsSite() {
        assertThat(summary.classes().getFirst().name()).isEqualTo("long[]");
        assertThat(summary.classes()).anyMatch(row -> row.name().equals(Busy.Crate.class.getName()));
        assertThat(summary.sites().getFirst().name()).startsWith(Busy.Crate.class.getName() + ".<init>:");
        assertThat(summary.classes().getFirst().bytes()).isLessThanOrEqualTo(summary.allocatedBytes());
    }

    @Test
    void collectionsAndCompilationsAreCounted() {
        assertThat(summary.collections().count()).isPositive();
        assertThat(summary.collections().pauseSeconds())
                .isGreaterThanOrEqualTo(summary.collections().longestPause()).isPositive();
        assertThat(summary.collections().heapPeakMib()).isPositive();
        assertThat(summary.compilations().count()).isPositive();
        assertThat(summary.compilations().seconds()).isGreaterThanOrEqualTo(summary.compilations().longest());
        assertThat(summary.compilations().longestMethod()).contains(".");
    }

    @Test
    void theFlameGraphsNeedNoNetwork() throws IOException {
        for (String page : new String[]{"cpu.html", "alloc.html"}) {
            String html = Files.readString(folder.resolve(page));
            assertThat(html).containsPattern("<title>\\w+ of a busy method</title>").contains("<canvas")
                    .doesNotContainPattern("src\\s*=\\s*['\"]?(https?:)?//")
                    .doesNotContain("<link", "@import", "fetch(");
        }
        assertThat(Files.readString(folder.resolve("cpu.html"))).contains("burn");
        assertThat(Files.readString(folder.resolve("alloc.html"))).contains("Crate");
    }

    /** Held against itself nothing moved; if an operation costs half as much again, the busy method did. */
    @Test
    void aRecordingIsHeldAgainstAnother() throws IOException {
        Path recording = folder.resolve(ProfileFolder.RECORDING);
        assertThat(ProfileDifference.of(recording, recording, 1, 1))
                .isEqualTo(new ProfileDifference(List.of(), List.of()));
        ProfileDifference dearer = ProfileDifference.of(recording, recording, 3, 1.5);
        assertThat(dearer.methods().getFirst().name()).isEqualTo(Busy.class.getName() + ".burn");
        assertThat(dearer.sites().getFirst().name()).matches("long\\[] in .*Crate\\.<init>:\\d+");
        assertThat(ProfileDifference.separable(recording)).contains(Busy.class.getName() + "::burn")
                .allMatch(method -> !method.startsWith("java."));
        Path page = folder.resolve("difference.html");
        ProfileDifference.flames(recording, recording, "a busy method", page);
        assertThat(Files.readString(page)).contains("Time of a busy method").contains("burn")
                .doesNotContainPattern("src\\s*=\\s*['\"]?(https?:)?//");
    }

    @Test
    void figuresAreWrittenForPeopleAndForPrograms() throws IOException {
        assertThat(Files.readString(folder.resolve("summary.md"))).startsWith("# Profile of a busy method")
                .contains("ProfileFolderTest$Busy.burn").contains("## Garbage collection").contains("## Compilation");
        JsonNode json = JsonMapper.builder().build().readTree(folder.resolve("summary.json"));
        assertThat(json.path("schemaVersion").intValue()).isEqualTo(1);
        assertThat(json.path("methods").get(0).path("name").stringValue()).endsWith(".burn");
        assertThat(json.path("collections").path("count").longValue()).isEqualTo(summary.collections().count());
    }

    @Test
    void aFileThatIsNoRecordingIsRefused() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve(ProfileFolder.RECORDING), "no recording");
        assertThatThrownBy(() -> ProfileFolder.complete(other, "nothing")).isInstanceOf(ReportException.class)
                .hasMessageContaining(ProfileFolder.RECORDING)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }
}
