package edgetempo.caching;

import edgetempo.mec.ServiceRanks;
import edgetempo.mec.TraceEpisodes;
import edgetempo.scenario.mec.Scenario;
import java.util.Optional;

/**
 * Posterior over the assignment of services to ranks given counts of requests, where the probabilities p of the ranks are known and all
 * assignments are equally likely a priori: exact, over all K! assignments.
 *
 * <p>The likelihood of counts n is perm(W)/K!, W[s][k] = p_k^{n_s}. Services take ranks in turn; F[S] sums over the ways in which the
 * first |S| services take the ranks S, B[S] over those in which the others take the rest, both as logarithms over the 2^K sets of ranks.
 * Then E[p of service s | n] = Σ over |S| = s, k ∉ S of p_k exp(F[S] + n_s log p_k + B[S ∪ k] − F[all]). Some 15 000 exponentials at
 * K = 10. Not thread-safe.
 */
final class RankBelief {
    /** Tables of 2^K numbers, K·2^K exponentials. */
    static final int MAX_SERVICES = 14;

    private final int services;
    private final double[] probability;
    private final double[] logProbability;
    private final double[] forward;
    private final double[] backward;
    private final double logAssignments;

    RankBelief(Scenario scenario, String policy) {
        services = scenario.services().count();
        if (services > MAX_SERVICES) {
            throw new IllegalArgumentException(policy + " goes through all sets of ranks: services.count: " + services
                    + " is too many; allowed: up to " + MAX_SERVICES);
        }
        probability = probabilities(scenario);
        logProbability = new double[services];
        double assignments = 0;
        for (int k = 0; k < services; k++) {
            logProbability[k] = Math.log(Math.max(probability[k], 1e-300));
            assignments += Math.log(k + 1.0);
        }
        logAssignments = assignments;
        forward = new double[1 << services];
        backward = new double[1 << services];
    }

    /** [services] probability of a request for the service of each rank, the largest first. */
    static double[] probabilities(Scenario scenario) {
        Optional<double[]> trained = TraceEpisodes.trainingPopularity(scenario);
        if (trained.isPresent()) {
            return trained.get();
        }
        double[] cumulative = ServiceRanks.cumulativePopularity(scenario.requests(), scenario.services().count());
        double[] probability = cumulative.clone();
        for (int k = 1; k < cumulative.length; k++) {
            probability[k] = cumulative[k] - cumulative[k - 1];
        }
        return probability;
    }

    /**
     * Logarithm of the probability of one sequence of requests with these counts.
     *
     * @param counts [services] requests. Not modified.
     */
    double logLikelihood(double[] counts) {
        return logPermanent(counts) - logAssignments;
    }

    private double logPermanent(double[] counts) {
        int all = forward.length - 1;
        forward[0] = 0;
        for (int set = 1; set <= all; set++) {
            double n = counts[Integer.bitCount(set) - 1];
            double most = Double.NEGATIVE_INFINITY;
            for (int bits = set; bits != 0; bits &= bits - 1) {
                int k = Integer.numberOfTrailingZeros(bits);
                most = Math.max(most, forward[set ^ 1 << k] + n * logProbability[k]);
            }
            double sum = 0;
            for (int bits = set; bits != 0; bits &= bits - 1) {
                int k = Integer.numberOfTrailingZeros(bits);
                sum += Math.exp(forward[set ^ 1 << k] + n * logProbability[k] - most);
            }
            forward[set] = most + Math.log(sum);
        }
        return forward[all];
    }

    /**
     * Adds the posterior mean of the request distribution, given counts, to a weighted sum.
     *
     * @param counts [services] requests seen. Not modified.
     * @param weight of this distribution in the sum
     * @param popularity    [services]. Modified.
     */
    void addExpectedPopularity(double[] counts, double weight, double[] popularity) {
        double total = logPermanent(counts);
        int all = forward.length - 1;
        backward[all] = 0;
        for (int set = all - 1; set >= 0; set--) {
            int s = Integer.bitCount(set);
            double most = Double.NEGATIVE_INFINITY;
            for (int bits = all ^ set; bits != 0; bits &= bits - 1) {
                int k = Integer.numberOfTrailingZeros(bits);
                most = Math.max(most, backward[set | 1 << k] + counts[s] * logProbability[k]);
            }
            double sum = 0;
            for (int bits = all ^ set; bits != 0; bits &= bits - 1) {
                int k = Integer.numberOfTrailingZeros(bits);
                double way = backward[set | 1 << k] + counts[s] * logProbability[k];
                sum += Math.exp(way - most);
                popularity[s] += weight * probability[k] * Math.exp(forward[set] + way - total);
            }
            backward[set] = most + Math.log(sum);
        }
    }
}
