package edgetempo.caching;

import edgetempo.mec.CachePlan;
import edgetempo.mec.ServiceCatalogue;
import edgetempo.mec.SlotSampler;
import edgetempo.scenario.InitialRanks;
import edgetempo.scenario.RequestSettings;
import edgetempo.scenario.Scenario;

/** Plans that are computed from the scenario alone. All keep every server within its capacity. */
public final class StaticPlans {
    private StaticPlans() {}

    /** Nothing is cached. */
    public static CachePlan none(Scenario scenario) {
        return new CachePlan(scenario.network().servers(), scenario.services().count());
    }

    /** Everything is cached that fits, smallest service first. */
    public static CachePlan all(Scenario scenario) {
        int services = scenario.services().count();
        int[] order = new int[services];
        for (int s = 0; s < services; s++) {
            order[s] = s;
        }
        return fill(scenario, order);
    }

    /**
     * Every server caches the most popular services, in order of popularity, as long as they fit; one that does not fit is passed over.
     * Popularity is the request law of an episode's start; if ranks start at random, all services are equally popular and the larger
     * index goes first.
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
     * Probability that a request is for each service at the start of an episode.
     *
     * @return [services], sums to 1
     */
    public static double[] expectedPopularity(Scenario scenario) {
        RequestSettings requests = scenario.requests();
        int services = scenario.services().count();
        double[] popularity = new double[services];
        double[] cumulative = SlotSampler.cumulativePopularity(requests, services);
        for (int r = 0; r < services; r++) {
            double probability = r == 0 ? cumulative[0] : cumulative[r] - cumulative[r - 1];
            if (requests.initialRanks() == InitialRanks.LARGEST_FIRST) {
                popularity[services - 1 - r] = probability;
            } else {
                for (int s = 0; s < services; s++) {
                    popularity[s] += probability / services;
                }
            }
        }
        return popularity;
    }

    private static CachePlan fill(Scenario scenario, int[] order) {
        ServiceCatalogue catalogue = new ServiceCatalogue(scenario.services());
        CachePlan plan = none(scenario);
        for (int m = 0; m < plan.servers(); m++) {
            double used = 0;
            for (int s : order) {
                if (used + catalogue.sizeGib(s) <= scenario.caching().capacityGib()) {
                    plan.set(m, s, true);
                    used += catalogue.sizeGib(s);
                }
            }
        }
        return plan;
    }
}
