package edgetempo.fran;

import java.util.List;

/**
 * Utility of a complete decision.
 *
 * @param utility   sum over all users
 * @param modes     users and utility of every mode, in the order of {@link FranMode}
 * @param lateUsers users that an offloader assigned to a node but that compute locally, because their share would make them late (18e)
 */
public record FranOutcome(double utility, List<ModeTotal> modes, int lateUsers) {
    /** Users and utility of one mode. */
    public record ModeTotal(FranMode mode, int users, double utility) {}

    /** Copies the list. */
    public FranOutcome {
        modes = List.copyOf(modes);
    }

    /** Users of a mode. */
    public int users(FranMode mode) {
        return modes.get(mode.ordinal()).users();
    }

    /** Sum of the utility of the users of a mode. */
    public double utility(FranMode mode) {
        return modes.get(mode.ordinal()).utility();
    }
}
