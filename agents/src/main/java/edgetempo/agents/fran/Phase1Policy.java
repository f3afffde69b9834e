package edgetempo.agents.fran;

import edgetempo.agents.dqn.DqnAgent;
import edgetempo.agents.policy.ActorNetwork;
import edgetempo.agents.policy.ActorWeights;
import edgetempo.fran.FranDecision;
import edgetempo.fran.FranInstance;
import edgetempo.fran.FranOffloader;
import edgetempo.fran.Phase1Env;
import edgetempo.scenario.fran.FranScenario;

/** Offloading by a learned network, greedily, in pure Java. Users choose in the order of epoch 0. Not thread-safe. */
public final class Phase1Policy implements FranOffloader {
    /** Name of the policy in tables. */
    public static final String NAME = "learned";

    private final Phase1Env env;
    private final ActorNetwork network;
    private final float[] observation;
    private final float[] values;
    private final boolean[] allowed;

    /**
     * Creates a policy.
     *
     * @param scenario defines observations, actions and the size of instances
     * @throws IllegalArgumentException if the network is of another size, with one line
     */
    public Phase1Policy(FranScenario scenario, ActorWeights weights) {
        env = new Phase1Env(scenario);
        network = ActorNetwork.vector(weights);
        observation = new float[env.observationLength()];
        values = new float[env.actions()];
        allowed = new boolean[env.actions()];
        if (network.inputs() != observation.length || network.outputs() != values.length) {
            throw new IllegalArgumentException("maps " + network.inputs() + " values to " + network.outputs()
                    + " actions; scenario " + scenario.name() + " observes " + observation.length + " and has "
                    + values.length + " actions");
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Plays one epoch and returns the sum of its rewards. */
    public double play(FranInstance instance) {
        env.reset(instance, 0);
        while (!env.done()) {
            env.observe(observation);
            env.mask(allowed);
            network.act(observation, values);
            env.step(DqnAgent.best(values, allowed));
        }
        return env.total();
    }

    @Override
    public void offload(FranInstance instance, FranDecision decision) {
        play(instance);
        System.arraycopy(env.decision().node, 0, decision.node, 0, decision.node.length);
    }
}
