package edgetempo.reports.compare;

import edgetempo.comparison.CertifiedSlots;
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
        int certified = 0;
        double sum = 0;
        double bounds = 0;
        double gaps = 0;
        double largest = 0;
        int optimal = 0;
        for (int u = 0; u < qos.length; u++) {
            if (Double.isNaN(qos[u])) {
                continue;
            }
            double gap = slots.gap(qos[u], u);
            certified++;
            sum += qos[u];
            bounds += slots.bound()[u];
            gaps += gap;
            largest = Math.max(largest, gap);
            optimal += slots.optimal(qos[u], u) ? 1 : 0;
        }
        double count = certified == 0 ? Double.NaN : certified;
        double relative = gaps == 0 ? 0 : bounds == 0 ? Double.NaN : 100 * gaps / Math.abs(bounds);
        return new CertifiedEntrant(label, certified, sum / count, gaps / count,
                certified == 0 ? Double.NaN : relative, certified == 0 ? Double.NaN : largest, optimal / count);
    }

    /** Entrants, smallest mean gap first. */
    public List<CertifiedEntrant> ranking() {
        return entrants.stream().sorted(Comparator.comparingDouble(CertifiedEntrant::gap)).toList();
    }
}
