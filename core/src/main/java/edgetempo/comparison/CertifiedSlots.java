package edgetempo.comparison;

import edgetempo.solver.SlotCertificate;

/**
 * Proven bounds and the QoS of entrants' decisions, slot by slot, see {@link edgetempo.solver.SlotCertifier}. Live arrays; do not modify.
 *
 * @param reservations what bounds are for where that is not what decisions are scored by, with the scenario keys; empty if it is
 * @param bound [slots] QoS that no decision exceeds
 * @param known [slots] QoS of the best known decision of any solver; the optimum where it equals the bound
 * @param qos   [entrants × slots] QoS of the decision with the whole budget on the channel that bounds are for, the mean over repeats; NaN
 *              where its shares are infeasible on it and so prove nothing
 */
public record CertifiedSlots(String reservations, double[] bound, double[] known, double[][] qos) {
    /** No slots. */
    public static final CertifiedSlots NONE = new CertifiedSlots("", new double[0], new double[0], new double[0][]);

    /** Whether a decision of this QoS is proven optimal for a slot. */
    public boolean optimal(double reached, int slot) {
        return new SlotCertificate(reached, bound[slot]).optimal();
    }
}
