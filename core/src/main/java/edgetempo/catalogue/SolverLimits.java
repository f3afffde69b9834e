package edgetempo.catalogue;

/**
 * What a solver may spend on a slot.
 *
 * @param evaluations of all users, after which it ends; {@link Long#MAX_VALUE} is no limit
 * @param millis      wall time after which it ends; 0 is no limit
 * @param planned     evaluations over which schedules are laid out, at least {@code evaluations}; {@link Long#MAX_VALUE} if unknown
 */
public record SolverLimits(long evaluations, long millis, long planned) {
    /** The solver's own limits, from scenario and settings, hold. */
    public static final SolverLimits NONE = new SolverLimits(Long.MAX_VALUE, 0, Long.MAX_VALUE);

    /** Limits evaluations; schedules are laid out over {@code planned}. */
    public static SolverLimits ofEvaluations(long evaluations, long planned) {
        return new SolverLimits(evaluations, 0, planned);
    }

    /** Limits wall time, ms. */
    public static SolverLimits ofMillis(long millis) {
        return new SolverLimits(Long.MAX_VALUE, millis, Long.MAX_VALUE);
    }

    /** Whether evaluations are limited. */
    public boolean counted() {
        return evaluations < Long.MAX_VALUE;
    }
}
