package edgetempo.cli;

import edgetempo.reports.seeds.SeedsFolder;
import edgetempo.reports.seeds.SeedsRecord;
import edgetempo.reports.stats.SampleIntervals;
import edgetempo.reports.stats.SeedEstimate;
import edgetempo.reports.stats.Summary;
import edgetempo.reports.text.TextTable;
import java.nio.file.Path;
import java.util.Locale;

/** What the runs of several seeds have come to, as text for people. */
final class SeedsSummary {
    private SeedsSummary() {}

    static String of(SeedsRecord seeds, double wallS, Path folder) {
        StringBuilder text = new StringBuilder();
        line(text, "%s: %d of %d seeds in %.1f s", seeds.status().name().toLowerCase(Locale.ROOT), seeds.finished(),
                seeds.requested(), wallS);
        line(text, "%s", TextTable.of(SeedsFolder.table(seeds)));
        SeedEstimate reward = seeds.rewardLast50();
        if (reward.count() > 0) {
            line(text, "mean         %8.3f %s", reward.mean(), interval(reward.meanInterval(), reward.count()));
            line(text, "IQM          %8.3f %s", reward.iqm(), interval(reward.iqmInterval(), reward.count()));
        }
        seeds.references().forEach((name, value) -> line(text, "%-12s %8.3f (static policy)", name, value));
        return text.append("results      ").append(folder).toString();
    }

    private static String interval(Summary.Interval interval, int seeds) {
        return Double.isNaN(interval.low())
                ? ""
                : String.format(Locale.ROOT, "[%.3f, %.3f] %s", interval.low(), interval.high(),
                        SampleIntervals.label(seeds, "seed"));
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append(System.lineSeparator());
    }
}
