package edgetempo.agents.fran;

import edgetempo.agents.NamedTensor;
import edgetempo.agents.checkpoint.Checkpoint;
import edgetempo.agents.checkpoint.CheckpointParts;
import edgetempo.agents.network.Network;
import edgetempo.agents.policy.ActorWeights;
import edgetempo.scenario.fran.FranScenario;
import java.util.Map;

/**
 * Result of the offloading phase: the network with the best evaluation.
 *
 * @param form    layers of the network for pure-Java inference, as {@link Network#parse} reads them
 * @param weights by name
 * @param epoch   after which it was evaluated; −1 if no updated network was
 * @param utility mean sum of rewards in its evaluation; NaN if it was not evaluated
 * @param exact   optimum there
 * @param epochs  epochs of training
 * @param steps   steps of training
 * @param updates updates of training
 */
public record Phase1Learned(String form, Map<String, NamedTensor> weights, int epoch, double utility, double exact,
        int epochs, long steps, long updates) {
    /** Name of the phase in checkpoints. */
    static final String PART = "offloading";
    /** Name of the best network in checkpoints. */
    static final String BEST = PART + "/best";

    private static final String BEST_EPOCH = "bestEpoch";
    private static final String UTILITY = "utility";
    private static final String EXACT = "exact";
    private static final String EPOCHS = "epochs";
    private static final String STEPS = "steps";
    private static final String UPDATES = "updates";

    /** The greedy policy. */
    public Phase1Policy policy(FranScenario scenario) {
        return new Phase1Policy(scenario, ActorWeights.of(Network.parse(form), weights));
    }

    void save(CheckpointParts to) {
        to.agent(BEST, weights);
        to.progress(PART, BEST_EPOCH, epoch);
        to.progress(PART, UTILITY, utility);
        to.progress(PART, EXACT, exact);
        to.progress(PART, EPOCHS, epochs);
        to.progress(PART, STEPS, steps);
        to.progress(PART, UPDATES, updates);
    }

    /**
     * Restores a saved result.
     *
     * @param form of the network, by the scenario
     * @throws IllegalArgumentException if the checkpoint lacks something
     */
    static Phase1Learned restored(Checkpoint from, String form) {
        return new Phase1Learned(form, from.agent(BEST), (int) from.number(PART + "/" + BEST_EPOCH),
                from.number(PART + "/" + UTILITY), from.number(PART + "/" + EXACT),
                Math.toIntExact(from.count(PART + "/" + EPOCHS)), from.count(PART + "/" + STEPS),
                from.count(PART + "/" + UPDATES));
    }
}
