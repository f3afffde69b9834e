package edgetempo.reports.evaluation;

import edgetempo.mec.EpisodeResult;
import edgetempo.reports.stats.Summary;
import java.util.List;

/**
 * Mean reward difference between the policy and a reference over the same episodes.
 *
 * @param reference the other policy
 * @param reward    mean difference of the episode rewards
 * @param interval  95 % t-interval of it; NaN for one episode
 */
public record PairedDifference(String reference, double reward, Summary.Interval interval) {

    /**
     * Computes the difference.
     *
     * @throws IllegalArgumentException if the episodes are not the same
     */
    public static PairedDifference of(List<EpisodeResult> policy, String reference, List<EpisodeResult> other) {
        if (!policy.stream().map(EpisodeResult::episode).toList()
                .equals(other.stream().map(EpisodeResult::episode).toList())) {
            throw new IllegalArgumentException("policy and " + reference + " did not play the same episodes");
        }
        Summary difference = Summary.ofDifferences(PolicyFigures.rewards(policy), PolicyFigures.rewards(other));
        return new PairedDifference(reference, difference.mean(), difference.tInterval(PolicyFigures.CONFIDENCE));
    }
}
