package edgetempo.fran;

/** Times, energies and the utility U = ρᵗ(T_l − T) + (1 − ρᵗ)(E_l − E) of a user's task (eq. 19, 20). */
public final class FranUtility {
    private FranUtility() {}

    /** T = D/R + B/f of a task at a node that computes with {@code hz} cycles/s, s. */
    public static double timeS(FranInstance instance, int user, int node, double hz) {
        return instance.transmitS[instance.at(node, user)] + instance.cycles[user] / hz;
    }

    /** T = D/R + T_c + B/f_cloud of a task that an access point forwards to the cloud, s. */
    public static double cloudTimeS(FranInstance instance, int user, int fap) {
        return instance.transmitS[instance.at(fap, user)] + instance.cloudDelayS
                + instance.cycles[user] / instance.cloudHz;
    }

    /** Utility of a task that is sent to a node and back after {@code timeS} seconds; may be negative. */
    public static double utility(FranInstance instance, int user, int node, double timeS) {
        double weight = instance.timeWeight[user];
        return weight * (instance.localS[user] - timeS)
                + (1 - weight) * (instance.localJ[user] - instance.transmitJ[instance.at(node, user)]);
    }

    /**
     * Reward of a task that comes back after {@code timeS} seconds: its utility, or 0 if the user's own device is faster and so computes it
     * (18e).
     */
    public static double earned(FranInstance instance, int user, int node, double timeS) {
        return FranConstraints.inTime(instance, user, timeS) ? utility(instance, user, node, timeS) : 0;
    }

    /** Utility ρᵗT_l + (1 − ρᵗ)E_l of a cached result: neither time nor energy is spent (eq. 20). */
    public static double delivered(FranInstance instance, int user) {
        double weight = instance.timeWeight[user];
        return weight * instance.localS[user] + (1 - weight) * instance.localJ[user];
    }
}
