package edgetempo.reports.evaluation;

import edgetempo.mec.EpisodeResult;
import edgetempo.reports.stats.Summary;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Results of one policy.
 *
 * @param policy         its name
 * @param episodes       played
 * @param reward         mean episode reward
 * @param rewardInterval 95 % t-interval of it; NaN for one episode
 * @param meanQos        mean slot QoS
 * @param switchSeconds  mean seconds of switching in an episode
 * @param overflowGib    mean GiB beyond capacity
 * @param localShare     share of tasks executed locally
 * @param hitShare       share of tasks executed at a server that held the service
 * @param cloudShare     share of tasks passed on to the cloud
 */
public record PolicyFigures(String policy, int episodes, double reward, Summary.Interval rewardInterval, double meanQos,
        double switchSeconds, double overflowGib, double localShare, double hitShare, double cloudShare) {
    /** Confidence level of all intervals. */
    public static final double CONFIDENCE = 0.95;

    /** Sums up at least one episode. */
    public static PolicyFigures of(String policy, List<EpisodeResult> results) {
        Summary reward = Summary.of(rewards(results));
        double local = results.stream().mapToLong(EpisodeResult::localUsers).sum();
        double hits = results.stream().mapToLong(EpisodeResult::hitUsers).sum();
        double cloud = results.stream().mapToLong(EpisodeResult::cloudUsers).sum();
        double tasks = Math.max(1, local + hits + cloud);
        return new PolicyFigures(policy, results.size(), reward.mean(), reward.tInterval(CONFIDENCE),
                mean(results, EpisodeResult::meanQos), mean(results, EpisodeResult::switchS),
                mean(results, EpisodeResult::overflowGib), local / tasks, hits / tasks, cloud / tasks);
    }

    /** [episodes] reward of each. */
    static double[] rewards(List<EpisodeResult> results) {
        return results.stream().mapToDouble(EpisodeResult::reward).toArray();
    }

    private static double mean(List<EpisodeResult> results, ToDoubleFunction<EpisodeResult> value) {
        return results.stream().mapToDouble(value).average().orElse(Double.NaN);
    }
}
