package edgetempo.solver;

/**
 * Certificate of a decision for a slot: its QoS and a proven bound.
 *
 * @param qos   of the decision
 * @param bound QoS that no decision exceeds
 */
public record SlotCertificate(double qos, double bound) {
    /** Upper bound of the QoS lost against the optimum; never negative. */
    public double gap() {
        return Math.max(0, bound - qos);
    }

    /**
     * {@link #gap} as a share of the bound's magnitude: 0 if nothing is lost, infinite if something is and the bound is 0.
     */
    public double relativeGap() {
        double gap = gap();
        return gap == 0 ? 0 : gap / Math.abs(bound);
    }

    /** Whether the decision is proven optimal, to within {@link SearchLimits#TOLERANCE}. */
    public boolean optimal() {
        return bound - qos <= SearchLimits.TOLERANCE;
    }
}
