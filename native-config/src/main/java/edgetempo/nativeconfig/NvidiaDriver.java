package edgetempo.nativeconfig;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Evidence of an NVIDIA driver, found without loading it. In a container the driver of the host is visible in {@code /proc},
 * while the device nodes and {@code libcuda} are there only if the container was given the GPU.
 *
 * @param version
 *            version of the loaded kernel driver, if known
 * @param deviceNodes
 *            for example {@code /dev/nvidia0}; {@code /dev/dxg} under WSL
 * @param libcuda
 *            the driver's user-space library
 * @param nvidiaSmi
 *            {@code nvidia-smi} on the search path
 * @param hiddenBy
 *            the value of {@code CUDA_VISIBLE_DEVICES} where it hides every GPU
 */
public record NvidiaDriver(Optional<String> version, List<Path> deviceNodes, Optional<Path> libcuda,
        Optional<Path> nvidiaSmi, Optional<String> hiddenBy) {
    private static final Pattern VERSION = Pattern.compile("\\b(\\d{3,}\\.\\d+(?:\\.\\d+)*)\\b");
    private static final Pattern DEVICE_NODE = Pattern.compile("nvidia\\d+|dxg");
    private static final List<String> LIBRARY_FOLDERS = List.of("usr/lib/x86_64-linux-gnu", "usr/lib64", "usr/lib",
            "usr/lib/wsl/lib", "usr/local/nvidia/lib64", "usr/local/cuda/compat");

    /** Keeps a copy. */
    public NvidiaDriver {
        deviceNodes = List.copyOf(deviceNodes);
    }

    /** Detects the driver of this machine. */
    public static NvidiaDriver detect() {
        return detect(Path.of("/"), System.getenv());
    }

    static NvidiaDriver detect(Path root, Map<String, String> environment) {
        List<Path> libraryFolders = new ArrayList<>(folders(environment.get("LD_LIBRARY_PATH")));
        LIBRARY_FOLDERS.forEach(folder -> libraryFolders.add(root.resolve(folder)));
        return new NvidiaDriver(kernelVersion(root.resolve("proc/driver/nvidia/version")),
                deviceNodes(root.resolve("dev")), first(libraryFolders, "libcuda.so.1"),
                first(folders(environment.get("PATH")), "nvidia-smi"),
                Optional.ofNullable(environment.get("CUDA_VISIBLE_DEVICES"))
                        .filter(value -> value.isBlank() || value.strip().startsWith("-1")));
    }

    /** Whether there is any sign of a driver. */
    public boolean isVisible() {
        return version.isPresent() || !deviceNodes.isEmpty() || libcuda.isPresent();
    }

    /** Whether all that a process needs to reach the GPU through the driver is present. */
    public boolean isUsable() {
        return !deviceNodes.isEmpty() && libcuda.isPresent() && hiddenBy.isEmpty();
    }

    /** The evidence as text. */
    public String describe() {
        if (!isVisible()) {
            return "none visible";
        }
        List<String> signs = new ArrayList<>();
        signs.add(version.map(v -> "version " + v).orElse("version unknown"));
        signs.add(deviceNodes.isEmpty() ? "no device node" : deviceNodes.size() + " device node(s)");
        signs.add(libcuda.isPresent() ? "libcuda found" : "libcuda not found");
        hiddenBy.ifPresent(value -> signs.add("hidden by CUDA_VISIBLE_DEVICES=" + value));
        return String.join(", ", signs);
    }

    private static Optional<String> kernelVersion(Path file) {
        try {
            Matcher matcher = VERSION.matcher(Files.readString(file));
            return Optional.of(matcher.find() ? matcher.group(1) : "unknown");
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static List<Path> deviceNodes(Path dev) {
        try (Stream<Path> entries = Files.list(dev)) {
            return entries.filter(entry -> DEVICE_NODE.matcher(entry.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static List<Path> folders(String searchPath) {
        if (searchPath == null) {
            return List.of();
        }
        return Stream.of(searchPath.split(File.pathSeparator)).filter(part -> !part.isBlank()).map(Path::of).toList();
    }

    private static Optional<Path> first(List<Path> folders, String name) {
        return folders.stream().map(folder -> folder.resolve(name)).filter(Files::exists).findFirst();
    }
}
