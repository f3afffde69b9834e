package edgetempo.benchmarks.workload;

/**
 * Which family of presets a workload belongs to. The two differ most in the fading: known for the slot, or drawn anew for every
 * evaluation, which then costs two logarithms and two random words a user.
 */
public enum Semantics {
    /** {@code physical-*}: {@code PER_SLOT} fading, one division a share, nothing carried from slot to slot. */
    PHYSICAL("physical"),
    /** {@code published-*}: {@code PER_EVALUATION} fading, rounded shares, the population carried over. */
    PUBLISHED("published");

    private final String label;

    Semantics(String label) {
        this.label = label;
    }

    /** Value of a benchmark parameter: the first part of a preset's name. */
    public String label() {
        return label;
    }

    /**
     * The semantics of a label.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Semantics of(String label) {
        for (Semantics semantics : values()) {
            if (semantics.label.equals(label)) {
                return semantics;
            }
        }
        throw new IllegalArgumentException("semantics \"" + label + "\"; expected physical or published");
    }
}
