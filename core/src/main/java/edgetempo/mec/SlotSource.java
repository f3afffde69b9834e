package edgetempo.mec;

/**
 * Where an environment's positions, requests and fading come from: {@link SlotSampler} draws them, a recording replays them.
 */
public interface SlotSource {
    /** Starts an episode and returns its network. */
    EdgeNetwork startEpisode(long seed, int episode);

    /** Starts a frame of the episode. Frames are started in order. */
    void startFrame(int frame);

    /** Makes the next slot current. */
    void sample(int frame, int slot);

    /** The requests of the current slot. Live; do not modify. */
    SlotRequests requests();

    /** [users] fading factor of the energy threshold in the current slot. The live array; do not modify. */
    double[] thresholdFading();

    /** [users] fading factor of the uplink in the current slot. The live array; do not modify. */
    double[] uplinkFading();
}
