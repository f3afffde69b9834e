package edgetempo.reports.run;

import edgetempo.mec.CachePlan;
import edgetempo.mec.FrameResult;

/**
 * A row of {@code frames.csv}; the components are its columns.
 *
 * @param episode         counted from 0
 * @param frame           frame in the episode, counted from 0
 * @param reward          {@code qosReward − switchPenalty − overflowPenalty}
 * @param qosReward       mean slot QoS times its scale
 * @param switchPenalty   seconds of switching times their price
 * @param overflowPenalty GiB beyond capacity times their price
 * @param meanQos         mean over slots of the slot QoS (a sum over users)
 * @param switchS         seconds spent fetching newly cached services
 * @param overflowGib     GiB cached beyond the capacity, summed over servers
 * @param meanDelayS      mean over slots of the users' summed delay, s
 * @param meanEnergyJ     mean over slots of the users' summed energy, J
 * @param localUsers      tasks executed locally, all slots
 * @param hitUsers        tasks executed at a server that held the service, all slots
 * @param cloudUsers      tasks passed on to the cloud, all slots
 * @param plan            cached services as 0/1 digits, service 1 first, servers separated by a space
 */
public record FrameRow(int episode, int frame, double reward, double qosReward, double switchPenalty,
        double overflowPenalty, double meanQos, double switchS, double overflowGib, double meanDelayS,
        double meanEnergyJ,
        int localUsers, int hitUsers, int cloudUsers, String plan) {

    /** The row of a frame; {@code plan} is not kept. */
    public static FrameRow of(int episode, FrameResult result, CachePlan plan) {
        return new FrameRow(episode, result.frame(), result.reward(), result.qosReward(), result.switchPenalty(),
                result.overflowPenalty(), result.meanQos(), result.switchS(), result.overflowGib(), result.meanDelayS(),
                result.meanEnergyJ(), result.localUsers(), result.hitUsers(), result.cloudUsers(), plan.toString());
    }
}
