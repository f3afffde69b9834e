package edgetempo.random;

/** The length of padded rows, which suits every vector width; known without the Vector API. */
public final class Padding {
    /** Rows of populations and layers are padded to a multiple of this many lanes. */
    public static final int LANES = 16;

    private Padding() {}

    /** The length of a padded row of {@code count} entries. */
    public static int row(int count) {
        return (count + LANES - 1) / LANES * LANES;
    }
}
