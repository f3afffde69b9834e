package edgetempo.random;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vector width of every kernel, chosen once: the machine's preferred one, or the one that the system property
 * {@value #PROPERTY} forces (128, 256 or 512). Results do not depend on it.
 */
public final class Lanes {
    /** Property that forces a width in bits. */
    public static final String PROPERTY = "edgetempo.vectorBits";

    private static final VectorShape SHAPE = shape();

    /** Floats. */
    public static final VectorSpecies<Float> FLOAT = SHAPE.withLanes(float.class);
    /** Ints, as many as floats. */
    public static final VectorSpecies<Integer> INT = SHAPE.withLanes(int.class);
    /** Doubles. */
    public static final VectorSpecies<Double> DOUBLE = SHAPE.withLanes(double.class);

    private Lanes() {}

    /** Width in bits. */
    public static int bits() {
        return SHAPE.vectorBitSize();
    }

    /** Whether the width was forced. */
    public static boolean forced() {
        return System.getProperty(PROPERTY) != null;
    }

    private static VectorShape shape() {
        String forced = System.getProperty(PROPERTY);
        if (forced == null) {
            int preferred = FloatVector.SPECIES_PREFERRED.vectorBitSize();
            return VectorShape.forBitSize(Math.clamp(preferred, 128, 512));
        }
        return switch (forced) {
            case "128" -> IntVector.SPECIES_128.vectorShape();
            case "256" -> FloatVector.SPECIES_256.vectorShape();
            case "512" -> DoubleVector.SPECIES_512.vectorShape();
            default -> throw new IllegalArgumentException(
                    PROPERTY + ": " + forced + " is not allowed; allowed: 128, 256, 512");
        };
    }
}
