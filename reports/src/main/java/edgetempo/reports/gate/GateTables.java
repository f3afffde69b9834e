package edgetempo.reports.gate;

import edgetempo.reports.document.Column;
import edgetempo.reports.document.Numbers;
import edgetempo.reports.document.Table;
import edgetempo.reports.text.Escapes;
import edgetempo.reports.text.MarkdownText;
import edgetempo.reports.text.TextTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A gate's findings as tables. */
final class GateTables {
    private static final Set<Verdict> NEWS = EnumSet.complementOf(EnumSet.of(Verdict.NO_CLEAR_CHANGE));
    private static final double BYTES_IN_FULL = 100;
    /** Number of methods and sites listed. */
    private static final int NAMED = 3;

    private GateTables() {}

    static String text(GateReport report) {
        StringBuilder text = new StringBuilder(TextTable.of(table(report, report.comparisons()))).append('\n');
        report.changedWork().forEach(
                work -> text.append("does something else: ").append(Escapes.terminal(work.line())).append('\n'));
        for (Cause cause : report.causes()) {
            text.append("what moved in ").append(Escapes.terminal(cause.id())).append(":\n");
            moved(cause).forEach(line -> text.append("  ").append(Escapes.terminal(line)).append('\n'));
        }
        report.notes().forEach(note -> text.append("note: ").append(Escapes.terminal(note)).append('\n'));
        sameWork(report).ifPresent(line -> text.append(line).append('\n'));
        detectable(report).ifPresent(line -> text.append(Escapes.terminal(line)).append('\n'));
        text.append(Escapes.terminal(setting(report))).append('\n');
        return text.append(report.summary()).toString();
    }

    static String markdown(GateReport report) {
        StringBuilder text = new StringBuilder("**").append(Escapes.markdown(report.summary())).append("**\n\n");
        List<Comparison> news = report.comparisons().stream().filter(one -> NEWS.contains(one.verdict())).toList();
        if (!news.isEmpty()) {
            text.append(MarkdownText.table(table(report, news))).append('\n');
        }
        if (!report.changedWork().isEmpty()) {
            text.append("Does something else, whatever it takes:\n\n");
            report.changedWork()
                    .forEach(work -> text.append("- ").append(Escapes.markdown(work.line())).append('\n'));
            text.append('\n');
        }
        for (Cause cause : report.causes()) {
            text.append("What moved in ").append(Escapes.markdown(cause.id())).append(":\n\n");
            moved(cause).forEach(line -> text.append("- ").append(Escapes.markdown(line)).append('\n'));
            text.append('\n');
        }
        text.append("<details>\n<summary>All benchmarks (").append(report.comparisons().size())
                .append("), and how they were compared</summary>\n\n")
                .append(MarkdownText.table(table(report, report.comparisons()))).append('\n')
                .append(Escapes.markdown(setting(report))).append('\n');
        sameWork(report).ifPresent(line -> text.append('\n').append(line).append('\n'));
        detectable(report).ifPresent(line -> text.append('\n').append(Escapes.markdown(line)).append('\n'));
        report.notes().forEach(note -> text.append('\n').append(Escapes.markdown(note)).append('\n'));
        return text.append("\n</details>").toString();
    }

    /** The three most important of both kinds, one line each. */
    static List<String> moved(Cause cause) {
        List<String> lines = new ArrayList<>();
        cause.methods().stream().limit(NAMED).forEach(method -> lines.add(String.format(Locale.ROOT,
                "time %s %s (%.1f → %.1f %% of samples)", signed(method.change()), method.name(), 100 * method.base(),
                100 * method.candidate())));
        cause.sites().stream().limit(NAMED).forEach(site -> lines.add(String.format(Locale.ROOT,
                "bytes %s %s (%.1f → %.1f %% of bytes)", signed(site.change()), site.name(), 100 * site.base(),
                100 * site.candidate())));
        if (lines.isEmpty()) {
            lines.add("nothing beyond what samples show by chance");
        }
        cause.flames().ifPresent(file -> lines.add("flame graph " + file));
        return lines;
    }

    private static String signed(double change) {
        return Numbers.minus(String.format(Locale.ROOT, "%+.1f %%", 100 * change));
    }

    private static Optional<String> sameWork(GateReport report) {
        long same = report.work().stream().filter(work -> !work.different()).count();
        return same == 0
                ? Optional.empty()
                : Optional.of(same + " of " + report.comparisons().size()
                        + " benchmarks: exactly the same work on both sides (counters and digests)");
    }

    /** The smallest change that this run could have seen: in the middle, and where it is worst. */
    static Optional<String> detectable(GateReport report) {
        List<Comparison> known = report.comparisons().stream().filter(one -> Double.isFinite(one.detectable()))
                .sorted(Comparator.comparingDouble(Comparison::detectable)).toList();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Comparison worst = known.getLast();
        String middle = signed(known.get(known.size() / 2).detectable());
        return Optional.of("smallest slowdown that nine of ten such runs find: " + middle + (known.size() == 1
                ? ""
                : " in the middle, " + signed(worst.detectable()) + " in " + worst.id()));
    }

    static Table table(GateReport report, List<Comparison> comparisons) {
        return Table.of("Gate", "", List.of(Column.text("benchmark", Comparison::id),
                Column.figure("base", one -> cost(one.base(), one.unit())),
                Column.figure("candidate", one -> cost(one.candidate(), one.unit())),
                Column.figure("change", one -> percent(one.ratio())),
                Column.figure(String.format(Locale.ROOT, "%.0f %% interval", 100 * report.confidence()),
                        GateTables::interval),
                Column.figure("forks", one -> one.forks() == 0 ? "" : Integer.toString(one.forks())),
                Column.figure("can see", one -> Double.isNaN(one.detectable()) ? "" : signed(one.detectable())),
                Column.figure("B/op base", one -> bytes(one.baseBytes())),
                Column.figure("B/op candidate", one -> bytes(one.candidateBytes())),
                Column.text("verdict", one -> one.reason().isEmpty()
                        ? one.verdict().label()
                        : one.verdict().label() + ": " + one.reason())),
                comparisons);
    }

    private static String interval(Comparison one) {
        return one.low() > 0 && one.high() < Double.POSITIVE_INFINITY
                ? percent(one.low()) + " to " + percent(one.high())
                : "";
    }

    private static String setting(GateReport report) {
        String line = String.format(Locale.ROOT,
                "base %s, candidate %s, threshold %.0f %%, measured in %.0f s", report.base(), report.candidate(),
                100 * report.threshold(), report.seconds());
        return Double.isNaN(report.machineFactor())
                ? line
                : line + String.format(Locale.ROOT, ", machine at %.2f times the base's time", report.machineFactor());
    }

    /** Change of cost: +20 % takes a fifth longer. */
    private static String percent(double ratio) {
        return Double.isNaN(ratio) ? "" : signed(ratio - 1);
    }

    private static String bytes(double bytes) {
        return Double.isNaN(bytes)
                ? ""
                : String.format(Locale.ROOT, bytes >= BYTES_IN_FULL ? "%,.0f" : "%.3f", bytes);
    }

    private static String cost(double cost, String unit) {
        if (Double.isNaN(cost)) {
            return "";
        }
        if (!unit.equals(Subject.SECONDS)) {
            return String.format(Locale.ROOT, "%.4g %s", cost, unit);
        }
        double scaled = cost;
        String scale = "s";
        for (String smaller : List.of("ms", "µs", "ns")) {
            if (scaled >= 1) {
                break;
            }
            scaled *= 1000;
            scale = smaller;
        }
        return String.format(Locale.ROOT, "%." + (scaled >= 100 ? 0 : scaled >= 10 ? 1 : 2) + "f %s", scaled, scale);
    }
}
