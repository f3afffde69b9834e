package edgetempo.caching;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.mec.CachePlan;
import edgetempo.mec.ServerCatalogue;
import edgetempo.mec.ServiceCatalogue;
import edgetempo.scenario.mec.Scenario;

/** A policy none of whose plans is beyond the capacity of a server, which is asserted plan by plan. */
record WithinCapacity(CachingPolicy policy, ServiceCatalogue services,
        ServerCatalogue servers) implements CachingPolicy {
    WithinCapacity(CachingPolicy policy, Scenario scenario) {
        this(policy, new ServiceCatalogue(scenario), new ServerCatalogue(scenario));
    }

    @Override
    public String name() {
        return policy.name();
    }

    @Override
    public void reset(long seed, int episode) {
        policy.reset(seed, episode);
    }

    @Override
    public void plan(double[] observation, int frame, CachePlan plan) {
        policy.plan(observation, frame, plan);
        assertThat(plan.overflowGib(services, servers)).as(name()).isZero();
    }
}
