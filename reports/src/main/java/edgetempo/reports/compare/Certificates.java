package edgetempo.reports.compare;

import edgetempo.comparison.CertifiedSlots;
import edgetempo.solver.ProvenLoss;
import edgetempo.solver.SlotCertificate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What is proven of the slots of one scenario and of the entrants' decisions there.
 *
 * @param boundMean    mean proven bound of a slot, QoS
 * @param provenShare  share of slots whose optimum is known: some decision equals the bound
 * @param reservations what bounds are for where that is not what decisions are scored by, with the scenario keys; empty if it is
 * @param entrants     in their order
 */
public record Certificates(double boundMean, double provenShare, String reservations, List<CertifiedEntrant> entrants) {
    /** Keeps a copy. */
    public Certificates {
        entrants = List.copyOf(entrants);
    }

    /** Computes the figures; {@code labels} are those of the entrants, in the order of the slots' values. */
    static Certificates of(List<String> labels, CertifiedSlots slots) {
        int count = slots.bound().length;
        double bounds = 0;
        int proven = 0;
        for (int u = 0; u < count; u++) {
            bounds += slots.bound()[u];
            proven += slots.optimal(slots.known()[u], u) ? 1 : 0;
        }
        List<CertifiedEntrant> entrants = new ArrayList<>();
        for (int e = 0; e < labels.size(); e++) {
            entrants.add(entrant(labels.get(e), slots.qos()[e], slots));
        }
        return new Certificates(bounds / count, (double) proven / count, slots.reservations(), entrants);
    }

    private static CertifiedEntrant entrant(String label, double[] qos, CertifiedSlots slots) {
        ProvenLoss.Sum sum = new ProvenLoss.Sum();
        for (int u = 0; u < qos.length; u++) {
            if (!Double.isNaN(qos[u])) {
                sum.add(new SlotCertificate(qos[u], slots.bound()[u]));
            }
        }
        ProvenLoss loss = sum.loss("");
        return new CertifiedEntrant(label, loss.slots(), loss.qos(), loss.gap(), loss.gapPercent(), loss.largestGap(),
                loss.optimalShare());
    }

    /** Entrants, smallest mean gap first. */
    public List<CertifiedEntrant> ranking() {
        return entrants.stream().sorted(Comparator.comparingDouble(CertifiedEntrant::gap)).toList();
    }
}
