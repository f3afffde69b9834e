package edgetempo.cli;

import edgetempo.experiments.training.Learners;
import edgetempo.reports.run.ReferenceComparison;
import edgetempo.reports.run.RunRecord;
import edgetempo.reports.run.SlotLossText;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What a run has come to, as text for people. */
final class RunSummary {
    private RunSummary() {}

    static String of(RunRecord run, Path folder) {
        StringBuilder text = new StringBuilder();
        line(text, "%s after %d episodes in %.1f s", run.status().name().toLowerCase(Locale.ROOT), run.episodes(),
                run.wallSeconds());
        int last = Math.min(RunRecord.LAST_EPISODES, run.episodes());
        line(text, "reward       mean %.3f, last %d episode%s %.3f", run.rewardMean(), last, last == 1 ? "" : "s",
                run.rewardLast50());
        line(text, "%-12s slot QoS %.3f, switching %.0f s an episode", "last " + last, run.qosLast50(),
                run.switchSecondsLast50());
        List<ReferenceComparison> beside = ReferenceComparison.of(run, folder);
        if (!beside.isEmpty()) {
            line(text, "beside       policies that do not learn, on the last %d episodes",
                    Math.min(run.options().references(), run.episodes()));
        }
        beside.forEach(one -> line(text, "  %-20s %8.3f, the run earned %s", one.policy(), one.reward(),
                SignedText.of(one.ahead().value())));
        run.slotLoss().ifPresent(loss -> line(text, "slot solver  %s", SlotLossText.of(loss)));
        line(text, "time         slots %.1f s, updates %.1f s, acting %.1f s, other %.1f s",
                run.time().secondsInSlots(),
                run.time().secondsInUpdates(), run.time().secondsInActing(), run.time().secondsInOther());
        if (run.gaEvaluations() > 0) {
            line(text, "slots        %.0f GA evaluations/s", run.gaEvaluationsPerSecond());
        }
        if (run.updates() > 0) {
            line(text, "learning     %d updates, %.0f/s", run.updates(), run.updatesPerSecond());
        } else if (Learners.needsTensorFlow(run.algorithm())) {
            line(text,
                    "learning     no update yet: it starts after agent.learningStartFrame frames; play more --episodes");
        }
        return text.append("results      ").append(folder).toString();
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }
}
