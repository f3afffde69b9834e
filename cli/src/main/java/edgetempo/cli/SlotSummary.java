package edgetempo.cli;

import edgetempo.experiments.solving.SolvedSlot;
import edgetempo.experiments.solving.SolvedUser;
import java.util.Locale;

/** A solved slot, user by user, as text for people. */
final class SlotSummary {
    private SlotSummary() {}

    static String of(SolvedSlot slot) {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%s, slot %d of seed %d, solved by %s%n",
                slot.scenario(), slot.slot(), slot.seed(), slot.solver()));
        text.append(String.format(Locale.ROOT, "%4s %5s %8s  %-16s %10s %10s %9s %9s %8s%n", "user", "cell", "service",
                "target", "bandwidth", "processor", "time s", "energy J", "QoS"));
        for (SolvedUser user : slot.users()) {
            text.append(String.format(Locale.ROOT, "%4d %5d %8d  %-16s %10s %10s %9.4f %9.4f %8.3f%n", user.user(),
                    user.cell(), user.service(), user.target(), share(user.bandwidthShare()),
                    share(user.frequencyShare()), user.timeS(), user.energyJ(), user.qos()));
        }
        double own = slot.users().stream().mapToDouble(SolvedUser::qos).sum();
        text.append(String.format(Locale.ROOT, "QoS %.4f, best known %.4f, gap %s%s", slot.qos(),
                slot.bestKnownQos(),
                Double.isNaN(slot.gapPercent()) ? "–" : String.format(Locale.ROOT, "%.2f %%", slot.gapPercent()),
                slot.scoringDraws() == 1
                        ? ""
                        : String.format(Locale.ROOT, "; over %d channels that the solver does not know, and %.4f on the"
                                + " slot's own, as above", slot.scoringDraws(), own)));
        return text.append(System.lineSeparator()).append(proof(slot)).toString();
    }

    private static String proof(SolvedSlot slot) {
        return slot.proof().map(proof -> String.format(Locale.ROOT, "Proven bound %.4f: %s%s", proof.bound(),
                proof.optimal()
                        ? "proven optimal"
                        : String.format(Locale.ROOT, "at most %.4f%s below the optimum", proof.gap(),
                                Double.isNaN(proof.gapPercent())
                                        ? ""
                                        : String.format(Locale.ROOT, " (%.2f %%)", proof.gapPercent())),
                proof.reservations().isEmpty()
                        ? ""
                        : String.format(Locale.ROOT, ", with a QoS of %.4f; %s", proof.qos(), proof.reservations())))
                .orElseGet(slot::unproven);
    }

    private static String share(double share) {
        return share == 0 ? "–" : String.format(Locale.ROOT, "%.4f", share);
    }
}
