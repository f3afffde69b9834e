package edgetempo.cli;

import edgetempo.reports.fran.FranRunFigures;
import edgetempo.reports.fran.FranRunRecord;
import edgetempo.reports.run.RunStatus;
import java.nio.file.Path;
import java.util.Locale;

/** What a run of both phases has come to, as text for people. */
final class FranSummary {
    private FranSummary() {}

    static String of(FranRunRecord run, Path folder) {
        FranRunFigures figures = run.figures();
        StringBuilder text = new StringBuilder();
        line(text, "%s after %d epochs in %.1f s", run.status().name().toLowerCase(Locale.ROOT),
                figures.phase1Epochs(), run.wallSeconds());
        if (figures.phase1BestEpoch() < 0) {
            line(text,
                    "offloading   untrained: %d updates, and no network was judged after one; needs more --epochs, or a smaller"
                            + " phase1.batch",
                    figures.phase1Updates());
        } else {
            line(text, "offloading   %.3f, %.2f %% of exact, by the best epoch (%d); %d updates in %.1f s",
                    figures.phase1Utility(), 100 * figures.phase1OfExact(), figures.phase1BestEpoch(),
                    figures.phase1Updates(), figures.phase1Seconds());
        }
        for (FranRunFigures.Allocation one : figures.allocations()) {
            if (one.users() > 0) {
                line(text, "allocation   access point %d, %d user%s: %.3f, %.2f %% of exact", one.fap(), one.users(),
                        one.users() == 1 ? "" : "s", one.utility(), 100 * one.ofExact());
            }
        }
        boolean shared = figures.allocations().stream().anyMatch(one -> one.users() > 1);
        line(text, "allocation   %s%d updates in %.1f s", shared && figures.phase2Updates() == 0 ? "untrained: " : "",
                figures.phase2Updates(), figures.phase2Seconds());
        line(text, "both phases  %.3f, %.2f %% of each phase exact for itself", figures.utility(),
                100 * figures.ofExact());
        if (run.status() == RunStatus.INTERRUPTED) {
            line(text, "go on with   edgetempo fran train --resume %s", folder);
        }
        return text.append("results      ").append(folder).toString();
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }
}
