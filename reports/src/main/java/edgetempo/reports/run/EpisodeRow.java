package edgetempo.reports.run;

import edgetempo.mec.EpisodeResult;

/**
 * A row of {@code episodes.csv}; the components are its columns.
 *
 * @param episode         counted from 0
 * @param reward          sum of frame rewards
 * @param qosReward       sum of the frames' QoS rewards
 * @param switchPenalty   sum of the frames' switching penalties
 * @param overflowPenalty sum of the frames' overflow penalties
 * @param meanQos         mean slot QoS (a sum over users)
 * @param switchS         seconds of switching, summed over frames
 * @param overflowGib     mean GiB beyond capacity
 * @param meanDelayS      mean over slots of the users' summed delay, s
 * @param meanEnergyJ     mean over slots of the users' summed energy, J
 * @param localUsers      tasks executed locally
 * @param hitUsers        tasks executed at a server that held the service
 * @param cloudUsers      tasks passed on to the cloud
 * @param noiseStdDev     as in {@link LearningFigures}
 * @param updates         as in {@link LearningFigures}
 * @param criticLoss      as in {@link LearningFigures}
 * @param actorLoss       as in {@link LearningFigures}
 * @param meanQ           as in {@link LearningFigures}
 */
public record EpisodeRow(int episode, double reward, double qosReward, double switchPenalty, double overflowPenalty,
        double meanQos, double switchS, double overflowGib, double meanDelayS, double meanEnergyJ, long localUsers,
        long hitUsers, long cloudUsers, double noiseStdDev, long updates, double criticLoss, double actorLoss,
        double meanQ) {

    /** The row of an episode. */
    public static EpisodeRow of(EpisodeResult result, LearningFigures learning) {
        return new EpisodeRow(result.episode(), result.reward(), result.qosReward(), result.switchPenalty(),
                result.overflowPenalty(), result.meanQos(), result.switchS(), result.overflowGib(), result.meanDelayS(),
                result.meanEnergyJ(), result.localUsers(), result.hitUsers(), result.cloudUsers(),
                learning.noiseStdDev(),
                learning.updates(), learning.criticLoss(), learning.actorLoss(), learning.meanQ());
    }
}
