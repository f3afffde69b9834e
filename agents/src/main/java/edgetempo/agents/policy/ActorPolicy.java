package edgetempo.agents.policy;

import edgetempo.agents.network.Network;
import edgetempo.caching.CachingPolicy;
import edgetempo.mec.CachePlan;
import edgetempo.mec.LargeTimescaleState;
import edgetempo.scenario.mec.ObservationKind;
import edgetempo.scenario.mec.Scenario;

/**
 * A trained actor as a caching policy: caches the services whose outputs are above 0. Allocates nothing while it plans. Not
 * thread-safe; policies on several threads share the weights of one {@link PolicyFile}.
 */
public final class ActorPolicy implements CachingPolicy {
    private final String name;
    private final ActorNetwork network;
    private final boolean remembers;
    private final float[] observed;
    private final float[] action;

    /**
     * Creates a policy for a scenario.
     *
     * @param name     for tables and logs
     * @param file     actor and its memory
     * @param scenario scenario in which it will act
     * @throws IllegalArgumentException if observation or plan of the actor do not match the scenario, with one line
     */
    public ActorPolicy(String name, PolicyFile file, Scenario scenario) {
        this.name = name;
        Network form = file.weights().form();
        ObservationKind kind = scenario.caching().observation();
        int width = LargeTimescaleState.size(kind, scenario.network().servers(), scenario.services().count());
        String trained = file.observation().orElse(kind.name());
        if (form.inputs() != width || !trained.equals(kind.name())) {
            throw new IllegalArgumentException(file.file() + ": the policy observes " + form.inputs() + " values"
                    + (trained.equals(kind.name()) ? "" : " (" + trained + ")") + ", scenario " + scenario.name()
                    + " has " + width + " (caching.observation: " + kind + ")");
        }
        if (form.outputs() != scenario.planLength()) {
            throw new IllegalArgumentException(file.file() + ": the policy plans " + form.outputs() + " bits, scenario "
                    + scenario.name() + " has " + scenario.planLength() + " (" + scenario.network().servers()
                    + " servers, " + scenario.services().count() + " services)");
        }
        network = ActorNetwork.vector(file.weights());
        remembers = file.memory() == PolicyMemory.EPISODE;
        observed = new float[form.inputs()];
        action = new float[form.outputs()];
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void reset(long seed, int episode) {
        network.reset();
    }

    @Override
    public void plan(double[] observation, int frame, CachePlan plan) {
        if (observation.length != observed.length) {
            throw new IllegalArgumentException(
                    "the policy observes " + observed.length + " values, found " + observation.length);
        }
        for (int i = 0; i < observed.length; i++) {
            observed[i] = (float) observation[i];
        }
        if (!remembers) {
            network.reset();
        }
        network.act(observed, action);
        plan.decode(action);
    }
}
