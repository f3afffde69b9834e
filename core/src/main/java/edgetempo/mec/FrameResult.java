package edgetempo.mec;

/**
 * Reward of a frame and its components.
 *
 * @param frame        frame in the episode, counted from 0
 * @param reward       {@code qosReward − switchPenalty − overflowPenalty}
 * @param qosReward    mean slot QoS times its scale
 * @param switchPenalty seconds of switching times their price
 * @param overflowPenalty GiB beyond capacity times their price
 * @param meanQos      mean over slots of the slot QoS (a sum over users)
 * @param switchS      seconds spent fetching newly cached services
 * @param overflowGib  GiB cached beyond the capacity, summed over servers (mean over slots if plans change from slot to slot)
 * @param meanDelayS   mean over slots of the summed delay of the users, s
 * @param meanEnergyJ  mean over slots of the summed energy of the users, J
 * @param localUsers   tasks executed locally, all slots
 * @param hitUsers     tasks executed at a server that held the service, all slots
 * @param cloudUsers   tasks that a server forwarded to the cloud, all slots
 */
public record FrameResult(int frame, double reward, double qosReward, double switchPenalty, double overflowPenalty,
        double meanQos, double switchS, double overflowGib, double meanDelayS, double meanEnergyJ, int localUsers,
        int hitUsers, int cloudUsers) {}
