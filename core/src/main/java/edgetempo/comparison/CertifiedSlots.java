package edgetempo.comparison;

/**
 * What is proven of entrants' decisions, slot by slot, see {@link edgetempo.solver.SlotCertifier}. Live arrays; do not modify.
 *
 * @param bound [slots] QoS that no decision exceeds
 * @param known [slots] QoS of the best decision that was seen, by whomever; the optimum where it equals the bound
 * @param qos   [entrants × slots] QoS of the decision with the whole budget on the channel that bounds are for, the mean over repeats; NaN
 *              where its shares are impossible and so prove nothing
 */
public record CertifiedSlots(double[] bound, double[] known, double[][] qos) {
    /** No slots. */
    public static final CertifiedSlots NONE = new CertifiedSlots(new double[0], new double[0], new double[0][]);
}
