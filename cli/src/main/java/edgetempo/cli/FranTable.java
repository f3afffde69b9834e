package edgetempo.cli;

import edgetempo.reports.fran.FranMethodRow;
import java.util.List;
import java.util.Locale;

/** Methods as a table for people. */
final class FranTable {
    private FranTable() {}

    static String of(List<FranMethodRow> rows) {
        int width = rows.stream().mapToInt(row -> row.method().length()).max().orElse(0);
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%-" + width
                + "s %9s %9s %9s %9s | %7s %7s %7s %7s | %6s %6s %6s %6s %6s%n", "method", "utility", "gap",
                "phase 1", "gap", "cache", "d2d", "fap", "cloud", "cache", "d2d", "fap", "cloud", "local"));
        for (FranMethodRow row : rows) {
            text.append(String.format(Locale.ROOT, "%-" + width
                    + "s %9.3f %8.2f%% %9.3f %8.2f%% | %7.3f %7.3f %7.3f %7.3f | %5.1f%% %5.1f%% %5.1f%% %5.1f%% %5.1f%%%n",
                    row.method(), row.utility(), 100 * row.gapToExact(), row.phase1Utility(), 100 * row.phase1Gap(),
                    row.cacheUtility(), row.d2dUtility(), row.fapUtility(), row.cloudUtility(),
                    100 * row.cacheShare(), 100 * row.d2dShare(), 100 * row.fapShare(), 100 * row.cloudShare(),
                    100 * row.localShare()));
        }
        return text.append("Utility by mode, then share of users by mode; means over ").append(
                rows.getFirst().instances()).append(" instance").append(rows.getFirst().instances() == 1 ? "" : "s")
                .append(". Gaps are to \"").append(rows.getFirst().method()).append("\"; negative is better.")
                .toString();
    }
}
