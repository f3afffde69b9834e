package edgetempo.experiments.solving;

import java.util.List;

/**
 * A channel that a decision is scored over: power factors of all users.
 *
 * @param thresholdFading [users] of the channel of the energy threshold
 * @param uplinkFading    [users] of the uplink channel
 */
public record SlotChannel(List<Double> thresholdFading, List<Double> uplinkFading) {
    /** Keeps copies. */
    public SlotChannel {
        thresholdFading = List.copyOf(thresholdFading);
        uplinkFading = List.copyOf(uplinkFading);
    }
}
