package edgetempo.reports.evaluation;

import edgetempo.mec.EpisodeResult;

/**
 * A row of the table of an evaluation: one episode of one policy; columns are named as in {@code episodes.csv}.
 *
 * @param policy          caching policy
 * @param episode         names the random streams, with the seed
 * @param reward          sum of frame rewards
 * @param qosReward       sum of the frames' QoS rewards
 * @param switchPenalty   sum of the frames' switching penalties
 * @param overflowPenalty sum of the frames' overflow penalties
 * @param meanQos         mean slot QoS (a sum over users)
 * @param switchS         seconds of switching, summed over frames
 * @param overflowGib     mean GiB beyond capacity
 * @param localUsers      tasks executed locally
 * @param hitUsers        tasks executed at a server that held the service
 * @param cloudUsers      tasks passed on to the cloud
 */
public record EvaluationRow(String policy, int episode, double reward, double qosReward, double switchPenalty,
        double overflowPenalty, double meanQos, double switchS, double overflowGib, long localUsers, long hitUsers,
        long cloudUsers) {

    static EvaluationRow of(String policy, EpisodeResult result) {
        return new EvaluationRow(policy, result.episode(), result.reward(), result.qosReward(), result.switchPenalty(),
                result.overflowPenalty(), result.meanQos(), result.switchS(), result.overflowGib(),
                result.localUsers(), result.hitUsers(), result.cloudUsers());
    }
}
