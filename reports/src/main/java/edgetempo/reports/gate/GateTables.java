package edgetempo.reports.gate;

import edgetempo.reports.text.Escapes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A gate's findings as tables. */
final class GateTables {
    private static final List<String> HEADER = List.of("benchmark", "base", "candidate", "change", "99 % interval",
            "forks", "B/op base", "B/op candidate", "verdict");
    private static final Set<Verdict> NEWS = EnumSet.complementOf(EnumSet.of(Verdict.NO_CLEAR_CHANGE));
    private static final double BYTES_IN_FULL = 100;

    private GateTables() {}

    static String text(GateReport report) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(header(report));
        report.comparisons().forEach(one -> rows.add(row(one).stream().map(Escapes::terminal).toList()));
        int[] widths = new int[HEADER.size()];
        rows.forEach(row -> Arrays.setAll(widths, i -> Math.max(widths[i], row.get(i).length())));
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                boolean words = i == 0 || i == row.size() - 1;
                line.append(String.format(Locale.ROOT, words ? "%-" + widths[i] + "s  " : "%" + widths[i] + "s  ",
                        row.get(i)));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        report.notes().forEach(note -> text.append("note: ").append(Escapes.terminal(note)).append('\n'));
        text.append(Escapes.terminal(setting(report))).append('\n');
        return text.append(report.summary()).toString();
    }

    static String markdown(GateReport report) {
        StringBuilder text = new StringBuilder("**").append(report.summary()).append("**\n\n");
        List<Comparison> news = report.comparisons().stream().filter(one -> NEWS.contains(one.verdict())).toList();
        if (!news.isEmpty()) {
            table(text, report, news);
        }
        text.append("<details>\n<summary>All ").append(report.comparisons().size())
                .append(" benchmarks, and how they were compared</summary>\n\n");
        table(text, report, report.comparisons());
        text.append(Escapes.markdown(setting(report))).append("\n");
        report.notes().forEach(note -> text.append("\n").append(Escapes.markdown(note)).append("\n"));
        return text.append("\n</details>").toString();
    }

    private static void table(StringBuilder text, GateReport report, List<Comparison> comparisons) {
        line(text, header(report));
        delimiters(text, List.of("---", "---:", "---:", "---:", "---:", "---:", "---:", "---:", "---"));
        comparisons.forEach(one -> line(text, row(one)));
        text.append('\n');
    }

    private static void delimiters(StringBuilder text, List<String> cells) {
        text.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append(cells.stream().map(Escapes::markdown).collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    private static String setting(GateReport report) {
        String line = String.format(Locale.ROOT,
                "base %s, candidate %s, threshold %.0f %%, measured in %.0f s", report.base(), report.candidate(),
                100 * report.threshold(), report.seconds());
        return Double.isNaN(report.machineFactor())
                ? line
                : line + String.format(Locale.ROOT, ", machine at %.2f times the base's time", report.machineFactor());
    }

    private static List<String> header(GateReport report) {
        List<String> header = new ArrayList<>(HEADER);
        header.set(4, String.format(Locale.ROOT, "%.0f %% interval", 100 * report.confidence()));
        return header;
    }

    private static List<String> row(Comparison one) {
        String interval = one.low() > 0 && one.high() < Double.POSITIVE_INFINITY
                ? percent(one.low()) + " to " + percent(one.high())
                : "";
        String verdict = one.reason().isEmpty()
                ? one.verdict().label()
                : one.verdict().label() + ": " + one.reason();
        return List.of(one.id(), cost(one.base(), one.unit()), cost(one.candidate(), one.unit()),
                percent(one.ratio()), interval, one.forks() == 0 ? "" : Integer.toString(one.forks()),
                bytes(one.baseBytes()), bytes(one.candidateBytes()), verdict);
    }

    /** Change of cost: +20 % takes a fifth longer. */
    private static String percent(double ratio) {
        return Double.isNaN(ratio) ? "" : String.format(Locale.ROOT, "%+.1f %%", 100 * (ratio - 1));
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
