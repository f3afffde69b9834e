package edgetempo.cli;

import edgetempo.reports.document.Table;
import edgetempo.reports.fran.FranSeedsRecord;
import edgetempo.reports.run.ReferenceComparison;
import edgetempo.reports.run.RunStatus;
import edgetempo.reports.seeds.SeedsFolder;
import edgetempo.reports.seeds.SeedsRecord;
import edgetempo.reports.stats.SampleIntervals;
import edgetempo.reports.stats.SeedEstimate;
import edgetempo.reports.stats.Summary;
import edgetempo.reports.text.TextTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What the runs of several seeds have come to, as text for people. */
final class SeedsSummary {
    private SeedsSummary() {}

    static String of(SeedsRecord seeds, double wallS, Path folder) {
        StringBuilder text = new StringBuilder();
        head(text, seeds.status(), seeds.finished(), seeds.requested(), wallS, SeedsFolder.table(seeds));
        estimate(text, seeds.rewardLast50(), 1, "");
        List<ReferenceComparison> beside = SeedsFolder.beside(seeds, folder);
        if (!beside.isEmpty()) {
            line(text, "beside       policies that do not learn, on the same last episodes");
        }
        beside.forEach(one -> line(text, "  %-20s %8.3f, the runs earned %s %s", one.policy(),
                one.reward(), SignedText.of(one.ahead().value()),
                interval(new Summary.Interval(one.ahead().low(), one.ahead().high()), 1, seeds.finished())));
        return text.append("results      ").append(folder).toString();
    }

    /** Of F-RAN runs. */
    static String of(FranSeedsRecord seeds, double wallS, Path folder) {
        StringBuilder text = new StringBuilder();
        head(text, seeds.status(), seeds.finished(), seeds.requested(), wallS,
                FranSeedsRecord.table("", seeds.seeds()));
        estimate(text, seeds.ofExact(), 100, " %% of exact by phase");
        return text.append("results      ").append(folder).toString();
    }

    private static void head(StringBuilder text, RunStatus status, int finished, int requested, double wallS,
            Table table) {
        line(text, "%s: %d of %d seeds in %.1f s", status.name().toLowerCase(Locale.ROOT), finished, requested, wallS);
        line(text, "%s", TextTable.of(table));
    }

    /** @param unit of a format */
    private static void estimate(StringBuilder text, SeedEstimate of, double scale, String unit) {
        if (of.count() > 0) {
            line(text, "mean         %8.3f" + unit + " %s", scale * of.mean(),
                    interval(of.meanInterval(), scale, of.count()));
            line(text, "IQM          %8.3f" + unit + " %s", scale * of.iqm(),
                    interval(of.iqmInterval(), scale, of.count()));
        }
    }

    private static String interval(Summary.Interval interval, double scale, int seeds) {
        return Double.isNaN(interval.low())
                ? ""
                : String.format(Locale.ROOT, "[%.3f, %.3f] %s", scale * interval.low(),
                        scale * interval.high(),
                        SampleIntervals.label(seeds, "seed"));
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append(System.lineSeparator());
    }
}
