package edgetempo.experiments.solving;

/**
 * Proven bound and gap of a solved slot.
 *
 * @param bound        QoS that no decision exceeds
 * @param qos          of the decision, on the channel that the bound is for
 * @param gap          upper bound of the QoS lost against the optimum
 * @param gapPercent   the same in percent of the bound's magnitude; NaN if something is lost and that is 0
 * @param optimal      whether the decision is proven optimal
 * @param reservations what the bound is for where that is not what the decision is scored by, with the scenario keys; empty if it is
 */
public record SlotProof(double bound, double qos, double gap, double gapPercent, boolean optimal,
        String reservations) {}
