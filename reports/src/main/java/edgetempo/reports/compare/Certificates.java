package edgetempo.reports.compare;

import edgetempo.comparison.CertifiedSlots;
import edgetempo.comparison.ProvenLoss;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Proven bounds of the slots of one scenario and gaps of the entrants' decisions. Where policies are compared, each has its own slots.
 *
 * @param boundMean    mean proven bound of a slot, QoS; NaN where entrants have slots of their own
 * @param provenShare  share of slots whose optimum is known: some decision equals the bound; NaN where entrants have slots of their own
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

    /** Of entrants that each have slots of their own; {@code labels} are theirs, in the order of what they lose. */
    static Certificates of(List<String> labels, List<ProvenLoss> losses) {
        List<CertifiedEntrant> entrants = new ArrayList<>();
        for (int e = 0; e < labels.size(); e++) {
            entrants.add(CertifiedEntrant.of(labels.get(e), losses.get(e)));
        }
        return new Certificates(Double.NaN, Double.NaN,
                losses.stream().map(ProvenLoss::terms).filter(terms -> !terms.isEmpty()).distinct()
                        .collect(Collectors.joining("; ")),
                entrants);
    }

    private static CertifiedEntrant entrant(String label, double[] qos, CertifiedSlots slots) {
        ProvenLoss.Sum sum = new ProvenLoss.Sum();
        for (int u = 0; u < qos.length; u++) {
            if (!Double.isNaN(qos[u])) {
                sum.add(qos[u], slots.bound()[u]);
            }
        }
        return CertifiedEntrant.of(label, sum.loss(""));
    }

    /** Entrants, smallest mean gap first. */
    public List<CertifiedEntrant> ranking() {
        return entrants.stream().sorted(Comparator.comparingDouble(CertifiedEntrant::gap)).toList();
    }
}
