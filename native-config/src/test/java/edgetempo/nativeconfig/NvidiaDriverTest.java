package edgetempo.nativeconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NvidiaDriverTest {
    @TempDir
    private Path root;

    @Test
    void anEmptyMachineShowsNoDriver() {
        NvidiaDriver driver = NvidiaDriver.detect(root, Map.of());
        assertThat(driver.isVisible()).isFalse();
        assertThat(driver.describe()).isEqualTo("none visible");
    }

    @Test
    void aContainerWithoutTheGpuShowsTheVersionButNoDevice() throws IOException {
        create("proc/driver/nvidia/version",
                "NVRM version: NVIDIA UNIX x86_64 Kernel Module  550.54.15  Tue Mar  5 22:23:56 UTC 2024\n");
        NvidiaDriver driver = NvidiaDriver.detect(root, Map.of());
        assertThat(driver.version()).contains("550.54.15");
        assertThat(driver.isVisible()).isTrue();
        assertThat(driver.isUsable()).isFalse();
        assertThat(driver.describe()).isEqualTo("version 550.54.15, no device node, libcuda not found");
    }

    @Test
    void deviceAndLibraryTogetherAreUsableUnlessHidden() throws IOException {
        create("dev/nvidia0", "");
        create("dev/nvidiactl", "");
        create("usr/lib64/libcuda.so.1", "");
        Path smi = create("bin/nvidia-smi", "");
        Map<String, String> path = Map.of("PATH", smi.getParent().toString());
        NvidiaDriver driver = NvidiaDriver.detect(root, path);
        assertThat(driver.isUsable()).isTrue();
        assertThat(driver.deviceNodes()).containsExactly(root.resolve("dev/nvidia0"));
        assertThat(driver.nvidiaSmi()).contains(smi);
        assertThat(NvidiaDriver.detect(root, Map.of("CUDA_VISIBLE_DEVICES", "-1")).isUsable()).isFalse();
        assertThat(NvidiaDriver.detect(root, Map.of("CUDA_VISIBLE_DEVICES", "0")).isUsable()).isTrue();
    }

    @Test
    void theLibraryIsAlsoSoughtOnTheLibraryPath() throws IOException {
        Path library = create("elsewhere/libcuda.so.1", "");
        assertThat(NvidiaDriver.detect(root, Map.of("LD_LIBRARY_PATH", "/nowhere:" + library.getParent())).libcuda())
                .contains(library);
    }

    private Path create(String name, String content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }
}
