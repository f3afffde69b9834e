package edgetempo.experiments.solving;

import java.util.List;
import java.util.Locale;

/**
 * A slot that was solved.
 *
 * @param scenario     name of the scenario
 * @param solver       who solved it
 * @param seed         root of all random streams
 * @param slot         number of the slot, see {@code edgetempo compare}
 * @param qos          of the decision, over all channels that it is scored on
 * @param bestKnownQos the best of this decision and those of references with much more budget
 * @param gapPercent   distance to it, in percent of it; NaN where it is 0
 * @param scoringDraws channels over which decisions are scored
 * @param evaluations  that the solver reports; 0 for one that does not count them
 * @param users        decisions, with time, energy and QoS on the slot's own channel
 */
public record SolvedSlot(String scenario, String solver, long seed, int slot, double qos, double bestKnownQos,
        double gapPercent, int scoringDraws, long evaluations, List<SolvedUser> users) {

    /** For people. */
    public String text() {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%s, slot %d of seed %d, solved by %s%n",
                scenario, slot, seed, solver));
        text.append(String.format(Locale.ROOT, "%4s %5s %8s  %-16s %10s %10s %9s %9s %8s%n", "user", "cell", "service",
                "target", "bandwidth", "processor", "time s", "energy J", "QoS"));
        for (SolvedUser user : users) {
            text.append(String.format(Locale.ROOT, "%4d %5d %8d  %-16s %10s %10s %9.4f %9.4f %8.3f%n", user.user(),
                    user.cell(), user.service(), user.target(), share(user.bandwidthShare()),
                    share(user.frequencyShare()), user.timeS(), user.energyJ(), user.qos()));
        }
        double own = users.stream().mapToDouble(SolvedUser::qos).sum();
        return text.append(String.format(Locale.ROOT, "QoS %.4f, best known %.4f, gap %s%s", qos, bestKnownQos,
                Double.isNaN(gapPercent) ? "–" : String.format(Locale.ROOT, "%.2f%%", gapPercent),
                scoringDraws == 1
                        ? ""
                        : String.format(Locale.ROOT, "; over %d channels that the solver does not know, and %.4f on the"
                                + " slot's own, as above", scoringDraws, own)))
                .toString();
    }

    private static String share(double share) {
        return share == 0 ? "–" : String.format(Locale.ROOT, "%.4f", share);
    }
}
