package edgetempo.agents.fran;

import edgetempo.agents.NamedTensor;
import java.util.List;
import java.util.Map;

/**
 * What one access point has learned: how the network that was judged best deals its blocks.
 *
 * @param fap     access point
 * @param users   users that share its processor; with fewer than two there is nothing to learn, and no network
 * @param deal    the way to deal, see {@link edgetempo.fran.BlockAllocations}
 * @param utility what it earns
 * @param exact   most that is possible
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
