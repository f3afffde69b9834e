package edgetempo.caching;

import edgetempo.mec.CachePlan;
import edgetempo.mec.ServerCatalogue;
import edgetempo.mec.ServiceCatalogue;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.mec.Scenario;

/**
 * A random plan in every frame: each server goes through the services in random order, tosses a coin for each and caches it if it still
 * fits.
 */
public final class RandomPlan implements CachingPolicy {
    /** Name in the catalogue. */
    public static final String NAME = "random";

    private final ServiceCatalogue catalogue;
    private final ServerCatalogue servers;
    private final int[] order;
    private final RandomStream random = new RandomStream();
    private long seed;
    private int episode;

    /** Creates a policy for the scenario's catalogue and capacity. */
    public RandomPlan(Scenario scenario) {
        catalogue = new ServiceCatalogue(scenario);
        servers = new ServerCatalogue(scenario);
        order = new int[catalogue.count()];
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void reset(long newSeed, int newEpisode) {
        seed = newSeed;
        episode = newEpisode;
    }

    @Override
    public void plan(double[] observation, int frame, CachePlan plan) {
        plan.clear();
        random.at(seed, StreamUse.CACHING, episode);
        for (int m = 0; m < plan.servers(); m++) {
            random.at(frame, 0, 0, m);
            for (int s = 0; s < order.length; s++) {
                order[s] = s;
            }
            random.shuffle(order, order.length);
            double used = 0;
            for (int s : order) {
                if (random.nextInt(2) == 1 && used + catalogue.sizeGib(s) <= servers.capacityGib(m)) {
                    plan.set(m, s, true);
                    used += catalogue.sizeGib(s);
                }
            }
        }
    }
}
