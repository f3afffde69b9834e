package edgetempo.mec;

/**
 * Result of an episode: sums of rewards and penalties over its frames, means of everything else.
 *
 * @param episode     counted from 0
 * @param frames      frames played
 * @param reward      sum of frame rewards
 * @param qosReward   sum of the frames' QoS rewards
 * @param switchPenalty sum of the frames' switching penalties
 * @param overflowPenalty sum of the frames' overflow penalties
 * @param meanQos     mean slot QoS
 * @param switchS     seconds of switching, summed over frames
 * @param overflowGib mean GiB beyond capacity
 * @param meanDelayS  mean over slots of the users' summed delay, s
 * @param meanEnergyJ mean over slots of the users' summed energy, J
 * @param localUsers  tasks executed locally
 * @param hitUsers    tasks executed at a server that held the service
 * @param cloudUsers  tasks forwarded to the cloud
 */
public record EpisodeResult(int episode, int frames, double reward, double qosReward, double switchPenalty,
        double overflowPenalty, double meanQos, double switchS, double overflowGib, double meanDelayS,
        double meanEnergyJ,
        long localUsers, long hitUsers, long cloudUsers) {

    /** Adds up frames of one episode. Not thread-safe. */
    public static final class Tally {
        private int frames;
        private double reward;
        private double qosReward;
        private double switchPenalty;
        private double overflowPenalty;
        private double qos;
        private double switchS;
        private double overflowGib;
        private double delayS;
        private double energyJ;
        private long local;
        private long hits;
        private long cloud;

        /** Counts one frame. */
        public void add(FrameResult frame) {
            frames++;
            reward += frame.reward();
            qosReward += frame.qosReward();
            switchPenalty += frame.switchPenalty();
            overflowPenalty += frame.overflowPenalty();
            qos += frame.meanQos();
            switchS += frame.switchS();
            overflowGib += frame.overflowGib();
            delayS += frame.meanDelayS();
            energyJ += frame.meanEnergyJ();
            local += frame.localUsers();
            hits += frame.hitUsers();
            cloud += frame.cloudUsers();
        }

        /** The episode so far. */
        public EpisodeResult result(int episode) {
            int n = Math.max(1, frames);
            return new EpisodeResult(episode, frames, reward, qosReward, switchPenalty, overflowPenalty, qos / n,
                    switchS,
                    overflowGib / n, delayS / n, energyJ / n, local, hits, cloud);
        }
    }
}
