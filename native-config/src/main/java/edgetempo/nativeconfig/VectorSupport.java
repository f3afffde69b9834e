package edgetempo.nativeconfig;

import java.util.List;
import java.util.Locale;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Vector API support of this JVM. */
final class VectorSupport {
    static final String MODULE = "jdk.incubator.vector";
    /** Forces the width of the SIMD kernels, in bits. */
    static final String BITS_PROPERTY = "edgetempo.vectorBits";

    private static final List<String> WIDTHS = List.of("64", "128", "256", "512");

    private VectorSupport() {}

    static List<Check> checks() {
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            return List.of(Check.fail("Vector API", MODULE + " is not loaded",
                    "start with ./edgetempo, or give java --add-modules " + MODULE));
        }
        return Species.checks();
    }

    static Check forcedBits(String bits, int preferredBits) {
        if (bits == null) {
            return Check.ok("Forced vector width", "none");
        }
        if (!WIDTHS.contains(bits)) {
            return Check.fail("Forced vector width", BITS_PROPERTY + "=" + bits,
                    "allowed are " + String.join(", ", WIDTHS));
        }
        return Integer.parseInt(bits) <= preferredBits
                ? Check.ok("Forced vector width", bits + " bits")
                : Check.warn("Forced vector width", bits + " bits, more than the processor has",
                        "at most " + preferredBits + ": wider vectors are emulated, and slow");
    }

    /** Apart from the class around it, so that nothing of the module is touched where it is not loaded. */
    private static final class Species {
        private static List<Check> checks() {
            return List.of(Check.ok("Vector API", MODULE), width("Float vectors", FloatVector.SPECIES_PREFERRED),
                    width("Double vectors", DoubleVector.SPECIES_PREFERRED),
                    forcedBits(System.getProperty(BITS_PROPERTY), FloatVector.SPECIES_PREFERRED.vectorBitSize()));
        }

        private static Check width(String name, VectorSpecies<?> species) {
            String value = String.format(Locale.ROOT, "%d bits, %d lanes", species.vectorBitSize(), species.length());
            return species.vectorBitSize() >= 128
                    ? Check.ok(name, value)
                    : Check.warn(name, value, "without SIMD the genetic algorithm runs many times slower");
        }
    }
}
