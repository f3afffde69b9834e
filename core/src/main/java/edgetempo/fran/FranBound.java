package edgetempo.fran;

import java.util.Arrays;
import java.util.function.DoubleConsumer;

/**
 * An upper bound on the utility of any decision of an instance, with any shares of processors, with or without pre-processing, for any
 * number of users. The utility of an access point's users is at most F·s² + Σ max(0, a_n − 2s√(ρᵗB)) for every price s of its processor
 * (see {@link SquareRootAllocation#upperBound}); with a price for every access point, users are coupled by capacities only, so that the
 * largest sum is a {@link CapacitatedMatching}. The bound is convex in the prices and minimised over them by coordinate descent.
 */
public final class FranBound {
    private static final int SWEEPS = 2;
    private static final int STEPS = 14;
    /** Users times nodes beyond which a single common price is optimised, so that the bound takes only a moment. */
    private static final int LARGE = 4000;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private final FranInstance instance;
    private final int[] capacity;
    private final double[] price;

    private FranBound(FranInstance instance) {
        this.instance = instance;
        capacity = Arrays.copyOf(instance.capacity, instance.nodes + 1);
        capacity[instance.nodes] = instance.users;
        price = new double[instance.faps];
    }

    /** The bound of the sum over users that {@link FranEvaluator} scores. */
    public static double of(FranInstance instance) {
        return new FranBound(instance).value();
    }

    private double value() {
        double best = together();
        if ((long) instance.users * instance.nodes <= LARGE) {
            for (int sweep = 0; sweep < SWEEPS; sweep++) {
                for (int fap = 0; fap < instance.faps; fap++) {
                    best = Math.min(best, alone(fap));
                }
            }
        }
        return best;
    }

    /** One price for all access points. */
    private double together() {
        return golden(2 * largestPrice(), s -> Arrays.fill(price, s));
    }

    private double alone(int fap) {
        double before = price[fap];
        double unchanged = matched();
        double improved = golden(2 * Math.max(before, largestPrice() / STEPS), s -> price[fap] = s);
        if (improved <= unchanged) {
            return improved;
        }
        price[fap] = before;
        return unchanged;
    }

    /** A price above which no user is worth a share of a processor. */
    private double largestPrice() {
        double largest = 0;
        for (int m = 0; m < instance.faps; m++) {
            for (int n = 0; n < instance.users; n++) {
                double root = root(n);
                if (instance.reachable[instance.at(m, n)] > 0 && root > 0) {
                    largest = Math.max(largest, free(n, m) / (2 * root));
                }
            }
        }
        return largest;
    }

    /** Golden section over a price in [0, most]; leaves the best one set. */
    private double golden(double most, DoubleConsumer set) {
        double low = 0;
        double high = most;
        double bestAt = most;
        set.accept(most);
        double best = matched();
        for (int step = 0; step < STEPS; step++) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            set.accept(left);
            double atLeft = matched();
            set.accept(right);
            double atRight = matched();
            if (Math.min(atLeft, atRight) < best) {
                best = Math.min(atLeft, atRight);
                bestAt = atLeft < atRight ? left : right;
            }
            if (atLeft < atRight) {
                high = right;
            } else {
                low = left;
            }
        }
        set.accept(bestAt);
        return best;
    }

    /** The bound at the present prices. */
    private double matched() {
        int nodes = instance.nodes;
        double[][] worth = new double[instance.users][nodes + 1];
        double largest = 0;
        for (int n = 0; n < instance.users; n++) {
            for (int m = 0; m < nodes; m++) {
                worth[n][m] = instance.reachable[instance.at(m, n)] > 0 ? worth(n, m) : 0;
                largest = Math.max(largest, worth[n][m]);
            }
            // Locally, or by a result that is cached somewhere within reach.
            worth[n][nodes] = deliverable(n) ? Math.max(0, FranUtility.delivered(instance, n)) : 0;
            largest = Math.max(largest, worth[n][nodes]);
        }
        double[][] cost = new double[instance.users][nodes + 1];
        for (int n = 0; n < instance.users; n++) {
            for (int m = 0; m <= nodes; m++) {
                cost[n][m] = m < nodes && worth[n][m] <= 0 ? Double.POSITIVE_INFINITY : largest - worth[n][m];
            }
        }
        int[] node = CapacitatedMatching.of(cost, capacity);
        double sum = 0;
        for (int n = 0; n < instance.users; n++) {
            sum += worth[n][node[n]];
        }
        for (int m = 0; m < instance.faps; m++) {
            sum += instance.processorHz[m] * price[m] * price[m];
        }
        return sum;
    }

    private double worth(int user, int node) {
        if (!instance.isFap(node)) {
            return FranUtility.earned(instance, user, node,
                    FranUtility.timeS(instance, user, node, instance.processorHz[node]));
        }
        return CloudRule.goesOn(instance, user)
                ? FranUtility.earned(instance, user, node, FranUtility.cloudTimeS(instance, user, node))
                : free(user, node) - 2 * price[node] * root(user);
    }

    /** Utility with an infinite processor. */
    private double free(int user, int fap) {
        return FranUtility.utility(instance, user, fap, instance.transmitS[instance.at(fap, user)]);
    }

    private double root(int user) {
        return Math.sqrt(instance.timeWeight[user] * instance.cycles[user]);
    }

    private boolean deliverable(int user) {
        for (int holder = 0; holder < instance.nodes; holder++) {
            if (instance.cached[instance.at(holder, user)] > 0 && instance.reachable[instance.at(holder, user)] > 0) {
                return true;
            }
        }
        return instance.cached[instance.at(instance.nodes + user, user)] > 0;
    }
}
