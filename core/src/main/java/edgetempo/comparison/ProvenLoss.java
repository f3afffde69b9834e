package edgetempo.comparison;

import edgetempo.solver.SlotCertificate;

/**
 * Optimality gap of decisions against proven bounds, over the slots for which a bound is proven.
 *
 * @param slots        how many; figures are NaN where there are none
 * @param qos          mean QoS on the channel that bounds are for
 * @param bound        mean proven bound, QoS
 * @param gap          mean distance to the bound, QoS
 * @param gapPercent   the same in percent of the mean bound's magnitude; NaN if something is lost and that is 0
 * @param largestGap   largest distance on a slot, QoS
 * @param optimalShare share of slots on which the decision is proven optimal
 * @param terms        what bounds are for where that is not what decisions are scored by, or without slots why nothing is proven, with the
 *                     scenario keys; empty if there is nothing to say
 */
public record ProvenLoss(int slots, double qos, double bound, double gap, double gapPercent, double largestGap,
        double optimalShare, String terms) {
    /** No slot was sampled. */
    public static final ProvenLoss NONE = unproven("");

    /** Nothing is proven, for the given reason. */
    public static ProvenLoss unproven(String why) {
        return new ProvenLoss(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, why);
    }

    /** Sums up certificates, slot by slot. Mutable; not thread-safe. */
    public static final class Sum {
        private int slots;
        private double qos;
        private double bounds;
        private double gaps;
        private double largest;
        private int optimal;

        /** Adds a slot with the QoS of its decision and a bound that no decision exceeds. */
        public void add(double reached, double bound) {
            SlotCertificate certificate = new SlotCertificate(reached, bound);
            slots++;
            qos += certificate.qos();
            bounds += certificate.bound();
            gaps += certificate.gap();
            largest = Math.max(largest, certificate.gap());
            optimal += certificate.optimal() ? 1 : 0;
        }

        /** Slots added. */
        public int slots() {
            return slots;
        }

        /** The figures. */
        public ProvenLoss loss(String terms) {
            double count = slots;
            double percent = gaps == 0 ? 0 : bounds == 0 ? Double.NaN : 100 * gaps / Math.abs(bounds);
            return slots == 0
                    ? unproven(terms)
                    : new ProvenLoss(slots, qos / count, bounds / count, gaps / count, percent, largest,
                            optimal / count, terms);
        }
    }
}
