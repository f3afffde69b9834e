package edgetempo.reports.compare;

import edgetempo.comparison.ProvenLoss;

/**
 * Gaps of one entrant's decisions to proven bounds in one scenario, over the slots for which a bound is proven.
 *
 * @param entrant        its label
 * @param slots          on which its decisions have feasible shares; figures are NaN where there are none
 * @param qos            mean QoS on the channel that bounds are for
 * @param gap            mean distance to the proven bound, QoS
 * @param gapPercent     the same in percent of the mean bound's magnitude
 * @param largestGap     largest distance on a slot, QoS
 * @param optimalShare   share of slots on which it is proven optimal
 */
public record CertifiedEntrant(String entrant, int slots, double qos, double gap, double gapPercent, double largestGap,
        double optimalShare) {
    /** Creates the figures of an entrant from its loss. */
    static CertifiedEntrant of(String entrant, ProvenLoss loss) {
        return new CertifiedEntrant(entrant, loss.slots(), loss.qos(), loss.gap(), loss.gapPercent(), loss.largestGap(),
                loss.optimalShare());
    }
}
