package edgetempo.reports.bench;

import edgetempo.reports.run.Machine;
import java.util.Locale;
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
 * @param heapMib    default maximum heap of a virtual machine, MiB
 */
public record BenchMachine(String os, String arch, String cpu, int cores, String jdk, int vectorBits, long heapMib) {
    /** Whether the module of the SIMD kernels is there; a virtual machine has it only if it was started so. */
    public static boolean hasVectors() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }

    /** This machine, as this virtual machine sees it. */
    public static BenchMachine current() {
        Machine machine = Machine.current();
        return new BenchMachine(machine.os(), machine.arch(), machine.cpuModel(), machine.cores(),
                System.getProperty("java.vm.name") + " " + Runtime.version() + ", " + System.getProperty("java.vendor"),
                hasVectors() ? Vectors.bits() : 0, machine.maxMemoryMib());
    }

    /**
     * Machines whose figures may be compared: operating system, architecture and vector unit, such as
     * {@code linux-amd64-avx512}.
     */
    public String machineClass() {
        String system = os.strip().split("\\s+", 2)[0].toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        String processor = arch.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "").replace("x86_64", "amd64");
        return system + "-" + processor + "-" + vectorUnit(processor);
    }

    private String vectorUnit(String processor) {
        if (vectorBits == 0) {
            return "scalar";
        }
        return switch (processor) {
            case "amd64" -> switch (vectorBits) {
                case 512 -> "avx512";
                case 256 -> "avx2";
                default -> "sse";
            };
            case "aarch64" -> vectorBits > 128 ? "sve" + vectorBits : "neon";
            default -> "vec" + vectorBits;
        };
    }

    /** Apart from the record, so that nothing of the module is touched where it is not loaded. */
    private static final class Vectors {
        static int bits() {
            return VectorShape.preferredShape().vectorBitSize();
        }
    }
}
