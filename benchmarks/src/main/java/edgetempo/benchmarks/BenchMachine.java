package edgetempo.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import jdk.incubator.vector.VectorShape;

/**
 * The machine that was measured.
 *
 * @param os         operating system and its version
 * @param arch       processor architecture
 * @param cpu        processor model, or {@code unknown}
 * @param cores      processors that Java may use
 * @param jdk        name, version and vendor of the virtual machine
 * @param vectorBits width of the vectors that the Vector API prefers; 0 where its module is not loaded
 * @param heapMib    largest heap of a virtual machine that is not told otherwise, MiB
 */
record BenchMachine(String os, String arch, String cpu, int cores, String jdk, int vectorBits, long heapMib) {
    private static final String UNKNOWN = "unknown";
    private static final String CPU_FIELD = "model name";

    /** Whether the module of the SIMD kernels is there; a virtual machine has it only if it was started so. */
    static boolean hasVectors() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }

    /** This machine, as this virtual machine sees it. */
    static BenchMachine current() {
        Runtime runtime = Runtime.getRuntime();
        return new BenchMachine(System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("os.arch"), cpu(Path.of("/proc/cpuinfo")), runtime.availableProcessors(),
                System.getProperty("java.vm.name") + " " + Runtime.version() + ", " + System.getProperty("java.vendor"),
                hasVectors() ? Vectors.bits() : 0, runtime.maxMemory() >> 20);
    }

    /** The first processor of a file in the form of {@code /proc/cpuinfo}, else what Windows says, else unknown. */
    static String cpu(Path cpuinfo) {
        try (Stream<String> lines = Files.lines(cpuinfo, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.startsWith(CPU_FIELD) && line.contains(":"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(UNKNOWN);
        } catch (IOException | UncheckedIOException e) {
            // Only Linux has this file.
            return System.getenv().getOrDefault("PROCESSOR_IDENTIFIER", UNKNOWN);
        }
    }

    /** Apart from the record, so that nothing of the module is touched where it is not loaded. */
    private static final class Vectors {
        static int bits() {
            return VectorShape.preferredShape().vectorBitSize();
        }
    }
}
