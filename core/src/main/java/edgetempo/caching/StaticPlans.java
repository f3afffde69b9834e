package edgetempo.caching;

import edgetempo.mec.CachePlan;
import edgetempo.mec.ServerCatalogue;
import edgetempo.mec.ServiceCatalogue;
import edgetempo.mec.ServiceRanks;
import edgetempo.mec.TraceEpisodes;
import edgetempo.scenario.mec.InitialRanks;
import edgetempo.scenario.mec.Scenario;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/** Plans that are computed from the scenario alone. All keep every server within its capacity. */
public final class StaticPlans {
    /** Name of {@link #popularity}. */
    public static final String POPULARITY = "popularity";

    private StaticPlans() {}

    /** The empty plan: nothing is cached. */
    public static CachePlan none(Scenario scenario) {
        return new CachePlan(scenario.network().servers(), scenario.services().count());
    }

    /** Every server caches all services that fit, smallest first. */
    public static CachePlan all(Scenario scenario) {
        ServiceCatalogue catalogue = new ServiceCatalogue(scenario);
        int[] order = IntStream.range(0, catalogue.count()).boxed()
                .sorted(Comparator.comparingDouble(catalogue::sizeMib)).mapToInt(s -> s).toArray();
        return fill(scenario, order);
    }

    /**
     * Every server caches the most popular services, in order of popularity, as long as they fit; one that does not fit is skipped.
     * Popularity is the request distribution at the start of an episode; if ranks start at random, all services are equally popular and the
     * larger index goes first.
     */
    public static CachePlan popularity(Scenario scenario) {
        int services = scenario.services().count();
        double[] popularity = expectedPopularity(scenario);
        int[] order = new int[services];
        for (int s = 0; s < services; s++) {
            order[s] = services - 1 - s;
        }
        for (int i = 1; i < services; i++) {
            int moved = order[i];
            int j = i - 1;
            while (j >= 0 && popularity[order[j]] < popularity[moved]) {
                order[j + 1] = order[j];
                j--;
            }
            order[j + 1] = moved;
        }
        return fill(scenario, order);
    }

    /**
     * Probability that a request is for each service at the start of an episode, or in the training part of a trace.
     *
     * @return [services], sums to 1
     */
    public static double[] expectedPopularity(Scenario scenario) {
        Optional<double[]> trained = TraceEpisodes.trainingPopularity(scenario);
        if (trained.isPresent()) {
            return trained.get();
        }
        double[] popularity = new double[scenario.services().count()];
        if (scenario.requests().initialRanks() == InitialRanks.RANDOM) {
            Arrays.fill(popularity, 1.0 / popularity.length);
        } else {
            new ServiceRanks(scenario).popularity(popularity);
        }
        return popularity;
    }

    private static CachePlan fill(Scenario scenario, int[] order) {
        ServiceCatalogue catalogue = new ServiceCatalogue(scenario);
        ServerCatalogue servers = new ServerCatalogue(scenario);
        CachePlan plan = none(scenario);
        for (int m = 0; m < plan.servers(); m++) {
            double used = 0;
            for (int s : order) {
                if (used + catalogue.sizeGib(s) <= servers.capacityGib(m)) {
                    plan.set(m, s, true);
                    used += catalogue.sizeGib(s);
                }
            }
        }
        return plan;
    }
}
