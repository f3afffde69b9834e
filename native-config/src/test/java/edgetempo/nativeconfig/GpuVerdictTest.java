package edgetempo.nativeconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GpuVerdictTest {
    private static final NativeBinary CPU_BUILD = new NativeBinary("linux-x86_64", List.of("linux-x86_64"));
    private static final NativeBinary GPU_BUILD = new NativeBinary("linux-x86_64", List.of("linux-x86_64-gpu"));
    private static final NvidiaDriver NO_DRIVER = new NvidiaDriver(Optional.empty(), List.of(), Optional.empty(),
            Optional.empty(), Optional.empty());
    private static final List<PhysicalDevice> CPU = List.of(device("CPU:0", "CPU", 256));
    private static final List<PhysicalDevice> CPU_AND_GPU = List.of(device("CPU:0", "CPU", 256),
            device("GPU:0", "GPU", 8192));

    @Test
    void aGpuThatTensorFlowSeesIsUsed() {
        GpuVerdict verdict = GpuVerdict.of(DeviceChoice.AUTO, CPU_AND_GPU, GPU_BUILD, driver(true, true));
        assertThat(verdict.used()).isTrue();
        assertThat(verdict.reason()).isEqualTo("TensorFlow runs on GPU:0 (8192 MiB)");
    }

    @Test
    void theUsersWishComesFirst() {
        assertUnused(GpuVerdict.of(DeviceChoice.CPU, CPU, CPU_BUILD, NO_DRIVER), "device=cpu was asked for", "");
    }

    @Test
    void aCpuBuildBesideADriverAsksForAnotherBuild() {
        assertUnused(GpuVerdict.of(DeviceChoice.AUTO, CPU, CPU_BUILD, driver(true, true)), "is a CPU build", "-Pgpu");
    }

    @Test
    void aCpuBuildWithoutADriverNamesBoth() {
        assertUnused(GpuVerdict.of(DeviceChoice.AUTO, CPU, CPU_BUILD, NO_DRIVER), "no NVIDIA driver is visible",
                "install its driver");
    }

    @Test
    void aPlatformWithoutAGpuBuildIsNotToldToBuildOne() {
        assertUnused(
                GpuVerdict.of(DeviceChoice.AUTO, CPU, new NativeBinary("macosx-arm64", List.of("macosx-arm64")),
                        NO_DRIVER),
                "no GPU build for macosx-arm64", "");
    }

    @Test
    void aGpuBuildNamesTheFirstMissingLink() {
        assertUnused(GpuVerdict.of(DeviceChoice.GPU, CPU, GPU_BUILD, NO_DRIVER),
                "a GPU build, but no NVIDIA driver is visible", "--gpus all");
        assertUnused(GpuVerdict.of(DeviceChoice.GPU, CPU, GPU_BUILD, driver(false, true)), "no device node",
                "--gpus all");
        assertUnused(GpuVerdict.of(DeviceChoice.GPU, CPU, GPU_BUILD, driver(true, false)), "libcuda.so.1",
                "LD_LIBRARY_PATH");
        assertUnused(GpuVerdict.of(DeviceChoice.GPU, CPU, GPU_BUILD, driver(true, true)), "no GPU that it can use",
                "cuDNN");
        NvidiaDriver hidden = new NvidiaDriver(Optional.empty(), List.of(), Optional.empty(), Optional.empty(),
                Optional.of("-1"));
        assertUnused(GpuVerdict.of(DeviceChoice.GPU, CPU, GPU_BUILD, hidden), "CUDA_VISIBLE_DEVICES='-1'", "unset");
    }

    private static void assertUnused(GpuVerdict verdict, String reason, String remedy) {
        assertThat(verdict.used()).isFalse();
        assertThat(verdict.reason()).contains(reason);
        assertThat(verdict.remedy()).contains(remedy);
    }

    private static NvidiaDriver driver(boolean node, boolean library) {
        return new NvidiaDriver(Optional.of("550.54"), node ? List.of(Path.of("/dev/nvidia0")) : List.of(),
                library ? Optional.of(Path.of("libcuda.so.1")) : Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static PhysicalDevice device(String shortName, String type, long mebibytes) {
        return new PhysicalDevice("/job:localhost/replica:0/task:0/device:" + shortName, type, mebibytes << 20);
    }
}
