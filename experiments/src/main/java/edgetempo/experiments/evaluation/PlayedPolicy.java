package edgetempo.experiments.evaluation;

import edgetempo.comparison.ProvenLoss;
import edgetempo.mec.EpisodeResult;
import java.util.List;

/**
 * What a policy came to.
 *
 * @param episodes in their order
 * @param slotLoss what the decisions for slots of the first episode lose against proven bounds
 */
public record PlayedPolicy(List<EpisodeResult> episodes, ProvenLoss slotLoss) {
    /** Keeps a copy. */
    public PlayedPolicy {
        episodes = List.copyOf(episodes);
    }
}
