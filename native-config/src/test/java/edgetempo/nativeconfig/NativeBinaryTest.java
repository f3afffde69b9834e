package edgetempo.nativeconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeBinaryTest {
    @TempDir
    private Path jar;

    @ParameterizedTest
    @CsvSource({"Linux,amd64,linux-x86_64", "Linux,aarch64,linux-arm64", "Mac OS X,aarch64,macosx-arm64",
            "Windows 11,amd64,windows-x86_64", "Linux,riscv64,linux-riscv64"})
    void platformsAreNamedAsTheBinariesAre(String osName, String osArch, String platform) throws IOException {
        assertThat(detect(osName, osArch).platform()).isEqualTo(platform);
    }

    @Test
    void aGpuBuildIsToldFromACpuBuild() throws IOException {
        put("linux-x86_64-gpu");
        NativeBinary binary = detect("Linux", "amd64");
        assertThat(binary.classifiers()).containsExactly("linux-x86_64-gpu");
        assertThat(binary.isGpuBuild()).isTrue();
        assertThat(binary.matchesPlatform()).isTrue();
    }

    @Test
    void aBinaryOfAnotherPlatformDoesNotMatch() throws IOException {
        put("linux-x86_64");
        assertThat(detect("Linux", "amd64").matchesPlatform()).isTrue();
        assertThat(detect("Linux", "amd64").isGpuBuild()).isFalse();
        assertThat(detect("Linux", "aarch64").matchesPlatform()).isFalse();
    }

    @Test
    void theBuildPutsAtMostOneBinaryOnTheClassPath() {
        assertThat(NativeBinary.detect().classifiers()).hasSizeLessThanOrEqualTo(1);
    }

    private void put(String classifier) throws IOException {
        Path library = jar.resolve("org/tensorflow/internal/c_api/" + classifier + "/libjnitensorflow.so");
        Files.createDirectories(library.getParent());
        Files.createFile(library);
    }

    private NativeBinary detect(String osName, String osArch) throws IOException {
        try (URLClassLoader loader = new URLClassLoader(new URL[]{jar.toUri().toURL()}, null)) {
            return NativeBinary.detect(loader, osName, osArch);
        }
    }
}
