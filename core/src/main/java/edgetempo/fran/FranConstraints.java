package edgetempo.fran;

import org.ejml.data.DMatrixRMaj;

/**
 * The constraints (18a)–(18e), as reconstructed from the paper's text, over a matrix S of 0/1 choices [nodes × users] and the processor
 * share of every user. While users are being offloaded no share is allocated yet: {@link #admits} assumes the whole processor, and (18d) is
 * checked once shares are allocated.
 */
public final class FranConstraints {
    /** Tolerance for sums of fractions of the processor. */
    private static final double ROUNDING = 1 + 1e-9;

    private FranConstraints() {}

    /**
     * Whether a node may serve one more user: the user reaches it (18b), it has capacity left (18c), and with its whole
     * processor the task comes back in time (18e). (18a) is up to the caller, which assigns every user once.
     *
     * @param served [nodes] users that each node serves already; not modified
     */
    public static boolean admits(FranInstance instance, int user, int node, int[] served) {
        return instance.reachable[instance.at(node, user)] > 0 && served[node] < instance.capacity[node]
                && inTime(instance, user, FranUtility.timeS(instance, user, node, instance.processorHz[node]));
    }

    /** (18a). */
    public static boolean oneMode(DMatrixRMaj choices) {
        for (int n = 0; n < choices.numCols; n++) {
            double sum = 0;
            for (int m = 0; m < choices.numRows; m++) {
                sum += choices.get(m, n);
            }
            if (sum > 1) {
                return false;
            }
        }
        return true;
    }

    /** (18b). */
    public static boolean reachable(FranInstance instance, DMatrixRMaj choices) {
        for (int i = 0; i < choices.getNumElements(); i++) {
            if (choices.data[i] > instance.reachable[i]) {
                return false;
            }
        }
        return true;
    }

    /** (18c). */
    public static boolean withinCapacity(FranInstance instance, DMatrixRMaj choices) {
        for (int m = 0; m < choices.numRows; m++) {
            double sum = 0;
            for (int n = 0; n < choices.numCols; n++) {
                sum += choices.get(m, n);
            }
            if (sum > instance.capacity[m]) {
                return false;
            }
        }
        return true;
    }

    /**
     * (18d); shares are not negative either.
     *
     * @param hz [users] share of the access point that serves the user, cycles/s; 0 for users whose tasks it forwards to the cloud
     */
    public static boolean processor(FranInstance instance, DMatrixRMaj choices, double[] hz) {
        for (int m = 0; m < instance.faps; m++) {
            double sum = 0;
            for (int n = 0; n < choices.numCols; n++) {
                if (choices.get(m, n) > 0 && !(hz[n] >= 0)) {
                    return false;
                }
                sum += choices.get(m, n) * hz[n];
            }
            if (sum > instance.processorHz[m] * ROUNDING) {
                return false;
            }
        }
        return true;
    }

    /** (18e) of one user whose task comes back after {@code timeS} seconds. */
    public static boolean inTime(FranInstance instance, int user, double timeS) {
        return timeS <= instance.localS[user];
    }

    /**
     * (18e).
     *
     * @param timeS [users] when the task of a served user comes back, s; not read for others
     */
    public static boolean inTime(FranInstance instance, DMatrixRMaj choices, double[] timeS) {
        for (int m = 0; m < choices.numRows; m++) {
            for (int n = 0; n < choices.numCols; n++) {
                if (choices.get(m, n) > 0 && !inTime(instance, n, timeS[n])) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * Refuses choices and shares that break one of (18a)–(18d).
     *
     * @throws IllegalArgumentException naming the constraint
     */
    static void requireHard(FranInstance instance, DMatrixRMaj choices, double[] hz) {
        require(oneMode(choices), FranConstraint.ONE_MODE);
        require(reachable(instance, choices), FranConstraint.REACHABLE);
        require(withinCapacity(instance, choices), FranConstraint.CAPACITY);
        require(processor(instance, choices, hz), FranConstraint.PROCESSOR);
    }

    private static void require(boolean holds, FranConstraint constraint) {
        if (!holds) {
            throw new IllegalArgumentException("the decision breaks a constraint: " + constraint.words());
        }
    }
}
