package edgetempo.fran;

/**
 * Shares in closed form: Σ ρᵗ_n B_n/f_n under Σ f_n = F is minimal for f ∝ √(ρᵗB), by Cauchy-Schwarz, and is then
 * (Σ√(ρᵗB))²/F. Shares are any real numbers; a user that would be late all the same (18e) keeps its share here.
 */
public final class SquareRootAllocation implements FranAllocator {
    @Override
    public String name() {
        return "square-root";
    }

    @Override
    public void allocate(FranInstance instance, int fap, int[] users, int count, FranDecision decision) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += root(instance, users[i]);
        }
        for (int i = 0; i < count; i++) {
            decision.processorHz[users[i]] = instance.processorHz[fap] * root(instance, users[i]) / sum;
        }
    }

    /**
     * An upper bound on the users' utility with any shares, whole blocks or not, where any of them may compute locally: the Lagrangian dual
     * min over s of F·s² + Σ max(0, a_n − 2s√(ρᵗB)), where a_n is the utility with an infinite processor and s² the price of a cycle/s. As
     * long as no user is better off locally, it is the closed form Σa − (Σ√(ρᵗB))²/F.
     *
     * @param users [count or more] who shares, each with ρᵗ above 0; not modified
     */
    public static double upperBound(FranInstance instance, int fap, int[] users, int count) {
        double[] a = new double[count];
        double[] root = new double[count];
        for (int i = 0; i < count; i++) {
            int user = users[i];
            a[i] = FranUtility.utility(instance, user, fap, instance.transmitS[instance.at(fap, user)]);
            root[i] = root(instance, user);
        }
        double hz = instance.processorHz[fap];
        double bound = Double.POSITIVE_INFINITY;
        // Convex and piecewise quadratic: the least value is where a term vanishes or at a vertex between two such places.
        for (int i = 0; i < count; i++) {
            double vanishes = Math.max(0, a[i] / (2 * root[i]));
            double active = 0;
            for (int j = 0; j < count; j++) {
                active += a[j] / (2 * root[j]) >= vanishes ? root[j] : 0;
            }
            bound = Math.min(bound, Math.min(dual(a, root, hz, vanishes), dual(a, root, hz, active / hz)));
        }
        return bound;
    }

    private static double dual(double[] a, double[] root, double hz, double s) {
        double value = hz * s * s;
        for (int i = 0; i < a.length; i++) {
            value += Math.max(0, a[i] - 2 * s * root[i]);
        }
        return value;
    }

    private static double root(FranInstance instance, int user) {
        return Math.sqrt(instance.timeWeight[user] * instance.cycles[user]);
    }
}
