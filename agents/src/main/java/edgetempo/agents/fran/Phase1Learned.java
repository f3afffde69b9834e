package edgetempo.agents.fran;

import edgetempo.agents.NamedTensor;
import edgetempo.agents.network.Network;
import edgetempo.agents.policy.ActorWeights;
import edgetempo.scenario.fran.FranScenario;
import java.util.Map;

/**
 * What the offloading phase has learned: the network that was judged best.
 *
 * @param form    layers of the network as pure Java acts with it, as {@link Network#parse} reads them
 * @param weights by name
 * @param epoch   after which it was judged; −1 if none was that had been updated
 * @param utility mean sum of rewards that it was judged by; NaN if it was not
 * @param exact   most that is possible there
 * @param epochs  epochs of training
 * @param steps   steps of training
 * @param updates updates of training
 */
public record Phase1Learned(String form, Map<String, NamedTensor> weights, int epoch, double utility, double exact,
        int epochs, long steps, long updates) {
    /** The greedy policy. */
    public Phase1Policy policy(FranScenario scenario) {
        return new Phase1Policy(scenario, ActorWeights.of(Network.parse(form), weights));
    }
}
