package edgetempo.random;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whether this virtual machine compiles Vector API code to vector instructions. Where it does not, every vector operation is a call with
 * boxed arguments: three times slower than plain loops with the first AVX, nine times without, sixty times without the second compiler.
 * Determined from flags rather than from a measurement, so that the answer is reproducible on a machine.
 */
public final class VectorUnit {
    /** The first version of AVX whose integer operations are as wide as those of floats. */
    private static final int MIN_AVX = 2;
    /** Compilation by the second compiler, which alone knows vectors. */
    private static final int SECOND_COMPILER = 4;

    private VectorUnit() {}

    /** Why vector kernels would be slower than plain loops here, in one line with what would help; empty if they are not. */
    public static Optional<String> obstacle() {
        HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (machine == null) {
            return Optional.empty();
        }
        if (option(machine, "UseCompiler").filter(value -> value.equals("false")).isPresent()) {
            return Optional.of("Java only interprets; start it without -Xint");
        }
        if (number(machine, "TieredStopAtLevel").orElse(SECOND_COMPILER) < SECOND_COMPILER) {
            return Optional.of("Java's second compiler is off, which alone makes vector instructions; start it without"
                    + " -XX:TieredStopAtLevel");
        }
        String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        boolean x86 = processor.equals("amd64") || processor.equals("x86_64");
        OptionalInt avx = number(machine, "UseAVX");
        return x86 && avx.isPresent() && avx.getAsInt() < MIN_AVX
                ? Optional.of("Java uses no AVX2 (-XX:UseAVX=" + avx.getAsInt()
                        + "): the processor has none, or a flag turns it off")
                : Optional.empty();
    }

    private static Optional<String> option(HotSpotDiagnosticMXBean machine, String name) {
        try {
            return Optional.of(machine.getVMOption(name).getValue());
        } catch (IllegalArgumentException e) {
            // Options differ by processor.
            return Optional.empty();
        }
    }

    private static OptionalInt number(HotSpotDiagnosticMXBean machine, String name) {
        return option(machine, name).map(value -> OptionalInt.of(Integer.parseInt(value))).orElse(OptionalInt.empty());
    }
}
