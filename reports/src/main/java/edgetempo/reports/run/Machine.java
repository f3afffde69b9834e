package edgetempo.reports.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The machine that computed the numbers.
 *
 * @param os           operating system and its version
 * @param arch         processor architecture
 * @param cores        processors available to the Java runtime (less than the machine has under a container's limit)
 * @param cpuModel     processor model, or {@code "unknown"}
 * @param maxMemoryMib largest heap the Java runtime may use, MiB
 */
public record Machine(String os, String arch, int cores, String cpuModel, long maxMemoryMib) {
    private static final String UNKNOWN_NAME = "unknown";
    /** Where it was not recorded. */
    public static final Machine UNKNOWN = new Machine(UNKNOWN_NAME, UNKNOWN_NAME, 0, UNKNOWN_NAME, 0);

    /** This machine. */
    public static Machine current() {
        Runtime runtime = Runtime.getRuntime();
        return new Machine(System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("os.arch"), runtime.availableProcessors(), cpuModel(Path.of("/proc/cpuinfo")),
                runtime.maxMemory() >> 20);
    }

    /**
     * The first processor's model in a file of the format of {@code /proc/cpuinfo}, else what Windows says, else
     * unknown.
     */
    static String cpuModel(Path cpuinfo) {
        try (BufferedReader lines = Files.newBufferedReader(cpuinfo, StandardCharsets.ISO_8859_1)) {
            Optional<String> model = lines.lines().filter(line -> line.startsWith("model name") && line.contains(":"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip()).filter(name -> !name.isEmpty())
                    .findFirst();
            if (model.isPresent()) {
                return model.get();
            }
        } catch (IOException | UncheckedIOException e) {
            // Only Linux has this file; the next source may know.
        }
        return System.getenv().getOrDefault("PROCESSOR_IDENTIFIER", UNKNOWN_NAME);
    }
}
