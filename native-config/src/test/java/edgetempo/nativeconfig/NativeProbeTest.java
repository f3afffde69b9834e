package edgetempo.nativeconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeProbeTest {
    private static final NativeBinary LINUX = new NativeBinary("linux-x86_64", List.of("linux-x86_64"));

    @TempDir
    private Path empty;

    @Test
    void tensorFlowLoadsAndListsTheProcessor() {
        assumeTrue(NativeBinary.detect().matchesPlatform(), "no TensorFlow for this platform");
        NativeReport report = NativeProbe.require(DevicePlan.DEFAULT.withDevice(DeviceChoice.CPU));
        assertThat(report.version()).hasValueSatisfying(version -> assertThat(version).startsWith("2."));
        assertThat(report.devices()).extracting(PhysicalDevice::type).containsExactly("CPU");
        assertThat(report.devices()).extracting(PhysicalDevice::shortName).containsExactly("CPU:0");
        assertThat(report.gpu().reason()).isEqualTo("device=cpu was asked for");
    }

    @Test
    void aPlatformWithoutALibraryIsToldWhatThereIs() {
        NativeReport report = probe(new NativeBinary("linux-riscv64", List.of()), () -> {
            throw new UnsatisfiedLinkError("no jnitensorflow in java.library.path");
        });
        assertFailure(report, "no TensorFlow library for linux-riscv64 is on the class path", "linux-arm64");
    }

    @Test
    void aLibraryBuiltElsewhereIsNamed() {
        NativeReport report = probe(new NativeBinary("macosx-arm64", List.of("linux-x86_64")), () -> {
            throw new UnsatisfiedLinkError("no jnitensorflow in java.library.path");
        });
        assertFailure(report, "is for linux-x86_64, and this machine is macosx-arm64", "build again");
    }

    @Test
    void anUnwritableCacheNamesThePropertyThatMovesIt() {
        NativeReport report = probe(LINUX, () -> {
            UnsatisfiedLinkError error = new UnsatisfiedLinkError("java.io.IOException: Could not create the cache");
            error.initCause(new IOException(
                    "Could not create the cache: Set the \"org.bytedeco.javacpp.cachedir\" system property."));
            throw error;
        });
        assertFailure(report, "cannot be unpacked", "org.bytedeco.javacpp.cachedir=");
    }

    @Test
    void anyOtherLinkErrorGivesItsRootCauseInOneLine() {
        NativeReport report = probe(LINUX, () -> {
            UnsatisfiedLinkError error = new UnsatisfiedLinkError("no jnitensorflow in java.library.path");
            error.initCause(new UnsatisfiedLinkError("libtensorflow_cc.so.2:\n  file too short"));
            throw error;
        });
        assertFailure(report, "libtensorflow_cc.so.2: file too short", "javacpp/cache");
    }

    @Test
    void aGpuThatWasAskedForAndIsNotThereIsRefused() {
        DevicePlan plan = DevicePlan.DEFAULT.withDevice(DeviceChoice.GPU);
        NativeReport report = NativeProbe.probe(plan, LINUX, NvidiaDriver.detect(empty, Map.of()),
                library(() -> "2.18.0"));
        assertThat(report.isLoaded()).isTrue();
        assertThat(report.satisfiesPlan()).isFalse();
        assertThatExceptionOfType(NativeUnavailableException.class).isThrownBy(() -> NativeProbe.require(report))
                .withMessageStartingWith("device=gpu was asked for, but ");
    }

    private void assertFailure(NativeReport report, String reason, String remedy) {
        assertThat(report.isLoaded()).isFalse();
        assertThat(report.failure()).hasValueSatisfying(failure -> {
            assertThat(failure.reason()).contains(reason).doesNotContain("\n");
            assertThat(failure.remedy()).contains(remedy).doesNotContain("\n");
        });
        assertThatExceptionOfType(NativeUnavailableException.class).isThrownBy(() -> NativeProbe.require(report))
                .satisfies(e -> assertThat(e.remedy()).contains(remedy));
    }

    private NativeReport probe(NativeBinary binary, Supplier<String> load) {
        return NativeProbe.probe(DevicePlan.DEFAULT, binary, NvidiaDriver.detect(empty, Map.of()), library(load));
    }

    private static TensorFlowLibrary library(Supplier<String> load) {
        return new TensorFlowLibrary() {
            @Override
            public String load() {
                return load.get();
            }

            @Override
            public List<PhysicalDevice> devices(DevicePlan plan) {
                return List.of(new PhysicalDevice("/device:CPU:0", "CPU", 1 << 28));
            }
        };
    }
}
