package edgetempo.nativeconfig;

import java.util.List;
import java.util.Locale;

/**
 * Which TensorFlow binaries are on the class path, without loading any.
 *
 * @param platform
 *            this machine in the binaries' terms, for example {@code linux-x86_64}
 * @param classifiers
 *            the binaries found, for example {@code [linux-x86_64-gpu]}; more than one is a mistake of the build
 */
public record NativeBinary(String platform, List<String> classifiers) {
    /** The platforms that TensorFlow Java is published for. */
    public static final List<String> PLATFORMS = List.of("linux-x86_64", "linux-arm64", "macosx-arm64",
            "windows-x86_64");

    static final String GPU_PLATFORM = "linux-x86_64";

    private static final String FOLDER = "org/tensorflow/internal/c_api/";
    private static final String GPU_SUFFIX = "-gpu";
    private static final List<String> JNI_LIBRARIES = List.of("libjnitensorflow.so", "libjnitensorflow.dylib",
            "jnitensorflow.dll");

    /** Keeps a copy. */
    public NativeBinary {
        classifiers = List.copyOf(classifiers);
    }

    /** Detects the binaries on this class's class path, for this machine. */
    public static NativeBinary detect() {
        return detect(NativeBinary.class.getClassLoader(), System.getProperty("os.name"),
                System.getProperty("os.arch"));
    }

    static NativeBinary detect(ClassLoader loader, String osName, String osArch) {
        List<String> found = PLATFORMS.stream()
                .flatMap(platform -> List.of(platform, platform + GPU_SUFFIX).stream())
                .filter(classifier -> JNI_LIBRARIES.stream()
                        .anyMatch(library -> loader.getResource(FOLDER + classifier + "/" + library) != null))
                .toList();
        return new NativeBinary(platform(osName, osArch), found);
    }

    private static String platform(String osName, String osArch) {
        String name = osName.toLowerCase(Locale.ROOT);
        String os = name.startsWith("windows") ? "windows" : name.startsWith("mac") ? "macosx" : name;
        String arch = switch (osArch) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm64";
            default -> osArch;
        };
        return os + "-" + arch;
    }

    /** Whether one of the binaries is for this machine. */
    public boolean matchesPlatform() {
        return classifiers.contains(platform) || isGpuBuild();
    }

    /** Whether the binary for this machine can use a GPU. */
    public boolean isGpuBuild() {
        return classifiers.contains(platform + GPU_SUFFIX);
    }

    /** The binaries in words, for example {@code linux-x86_64}, or {@code none}. */
    public String describe() {
        return classifiers.isEmpty() ? "none" : String.join(" and ", classifiers);
    }
}
