package example;

import edgetempo.caching.CachingPolicy;
import edgetempo.catalogue.CachingPolicyProvider;
import edgetempo.catalogue.PolicyContext;
import edgetempo.catalogue.Trait;
import edgetempo.mec.CachePlan;
import edgetempo.mec.ServerCatalogue;
import edgetempo.mec.ServiceCatalogue;
import edgetempo.scenario.mec.Scenario;
import java.util.Set;

/** Makes a policy that spreads services over servers: no service is anywhere twice before every server has got its own. */
public final class SpreadProvider implements CachingPolicyProvider {
    @Override
    public String name() {
        return "spread";
    }

    @Override
    public String description() {
        return "deals services to servers in turn, as long as they fit";
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.FIXED_PLAN, Trait.INSTANT);
    }

    @Override
    public CachingPolicy create(PolicyContext context) {
        CachePlan dealt = deal(context.scenario());
        return new CachingPolicy() {
            @Override
            public String name() {
                return SpreadProvider.this.name();
            }

            @Override
            public void reset(long seed, int episode) {
                // The plan is the same in every episode.
            }

            @Override
            public void plan(double[] observation, int frame, CachePlan plan) {
                plan.copyFrom(dealt);
            }
        };
    }

    private static CachePlan deal(Scenario scenario) {
        int servers = scenario.network().servers();
        int services = scenario.services().count();
        ServiceCatalogue sizes = new ServiceCatalogue(scenario);
        ServerCatalogue rooms = new ServerCatalogue(scenario);
        CachePlan plan = new CachePlan(servers, services);
        double[] usedGib = new double[servers];
        for (int round = 0; round < servers; round++) {
            for (int service = 0; service < services; service++) {
                int server = (service + round) % servers;
                if (usedGib[server] + sizes.sizeGib(service) <= rooms.capacityGib(server)) {
                    plan.set(server, service, true);
                    usedGib[server] += sizes.sizeGib(service);
                }
            }
        }
        return plan;
    }
}
