package edgetempo.nativeconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    @TempDir
    private Path folder;

    @Test
    void theReportCoversTheMachineAndLeavesNothingBehind() throws IOException {
        DoctorReport report = Doctor.run(DevicePlan.DEFAULT.withDevice(DeviceChoice.CPU), folder.resolve("a/runs"));
        assertThat(report.checks()).extracting(Check::name)
                .contains("Java", "Native access", "Vector API", "Float vectors", "Double vectors",
                        "Forced vector width", "TensorFlow", "TensorFlow library", "NVIDIA driver", "GPU", "System",
                        "Cores", "Memory", "Heap limit", "Garbage collector", "Character set", "Results")
                .doesNotHaveDuplicates();
        assertThat(report.checks()).allSatisfy(check -> assertThat(check.value()).isNotBlank().doesNotContain("\n"));
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void anOldJdkFailsAndANewerOneWarns() {
        assertThat(Doctor.jdk(Runtime.Version.parse("17.0.15+6"), "Debian").status()).isEqualTo(Check.Status.FAIL);
        assertThat(Doctor.jdk(Runtime.Version.parse("25.0.3+9"), "Temurin").status()).isEqualTo(Check.Status.OK);
        for (String before : new String[]{"25", "25+36", "25.0.1+8", "25.0.2+10"}) {
            assertThat(Doctor.jdk(Runtime.Version.parse(before), "Temurin").status()).as(before)
                    .isEqualTo(Check.Status.FAIL);
        }
        assertThat(Doctor.jdk(Runtime.Version.parse("26"), "Temurin").status()).isEqualTo(Check.Status.WARN);
    }

    @Test
    void aFolderThatCannotHoldResultsFails() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(Doctor.writable(folder.resolve("runs")).status()).isEqualTo(Check.Status.OK);
        assertThat(Doctor.writable(file.resolve("runs")).status()).isEqualTo(Check.Status.FAIL);
    }

    @Test
    void aForcedVectorWidthIsChecked() {
        assertThat(VectorSupport.forcedBits(null, 256).status()).isEqualTo(Check.Status.OK);
        assertThat(VectorSupport.forcedBits("128", 256).status()).isEqualTo(Check.Status.OK);
        assertThat(VectorSupport.forcedBits("512", 256).status()).isEqualTo(Check.Status.WARN);
        assertThat(VectorSupport.forcedBits("wide", 256).status()).isEqualTo(Check.Status.FAIL);
    }

    @Test
    void aMissingLibraryFailsWithReasonAndRemedy() {
        NativeReport report = new NativeReport(DevicePlan.DEFAULT, new NativeBinary("linux-x86_64", List.of()),
                Optional.empty(), List.of(),
                Optional.of(new NativeReport.Failure("no library", "build again")),
                NvidiaDriver.detect(folder, Map.of()), new GpuVerdict(false, "TensorFlow could not be loaded", ""));
        assertThat(Doctor.tensorFlow(report)).first()
                .isEqualTo(new Check("TensorFlow", "no library", Check.Status.FAIL, "build again"));
    }

    @Test
    void aGpuThatWasAskedForAndIsNotUsedFails() {
        DevicePlan plan = DevicePlan.DEFAULT.withDevice(DeviceChoice.GPU);
        NativeReport report = new NativeReport(plan, new NativeBinary("linux-x86_64", List.of("linux-x86_64")),
                Optional.of("2.18.0"), List.of(), Optional.empty(),
                NvidiaDriver.detect(folder, Map.of()), new GpuVerdict(false, "a CPU build", "build with -Pgpu"));
        assertThat(Doctor.tensorFlow(report)).last()
                .isEqualTo(new Check("GPU", "not used: a CPU build", Check.Status.FAIL, "build with -Pgpu"));
    }

    @Test
    void theTextIsInColumnsAndTheStatusIsTheWorst() {
        DoctorReport report = new DoctorReport(
                List.of(Check.ok("Java", "25"), Check.warn("Heap limit", "100 MiB", "give it more")));
        assertThat(report.status()).isEqualTo(Check.Status.WARN);
        assertThat(report.toText().lines()).containsExactly("OK    Java        25", "WARN  Heap limit  100 MiB",
                "                  -> give it more");
    }
}
