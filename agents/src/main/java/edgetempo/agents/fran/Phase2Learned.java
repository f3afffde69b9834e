package edgetempo.agents.fran;

import edgetempo.agents.NamedTensor;
import java.util.List;
import java.util.Map;

/**
 * Result at one access point: the block allocation of the network with the best evaluation.
 *
 * @param fap     access point
 * @param users   users that share its processor; with fewer than two there is nothing to learn, and no network
 * @param deal    index of the allocation, see {@link edgetempo.fran.BlockAllocations}
 * @param utility its reward
 * @param exact   optimum
 * @param form    layers of the network, as {@link edgetempo.agents.network.Network#parse} reads them; empty if there is none
 * @param weights by name; empty if there is none
 * @param epochs  every epoch
 */
public record Phase2Learned(int fap, int users, int deal, double utility, double exact, String form,
        Map<String, NamedTensor> weights, List<Phase2Epoch> epochs) {
    /** Copies the list. */
    public Phase2Learned {
        epochs = List.copyOf(epochs);
    }

    /** Updates of training. */
    public long updates() {
        return epochs.isEmpty() ? 0 : epochs.getLast().updates();
    }
}
