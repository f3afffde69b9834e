package edgetempo.experiments.evaluation;

import edgetempo.comparison.ProvenLoss;
import edgetempo.mec.EpisodeResult;
import java.util.List;

/**
 * Results of a policy.
 *
 * @param episodes in their order
 * @param slotLoss gaps of the slot decisions of the first episode to proven bounds
 */
public record PlayedPolicy(List<EpisodeResult> episodes, ProvenLoss slotLoss) {
    /** Keeps a copy. */
    public PlayedPolicy {
        episodes = List.copyOf(episodes);
    }
}
