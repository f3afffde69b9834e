package edgetempo.reports.compare;

import edgetempo.reports.stats.Summary;
import java.util.Locale;

/**
 * A comparison as LaTeX tables, one a scenario, for a document with the package booktabs and UTF-8 input. Holds nothing that depends on the
 * clock.
 */
final class CompareLatex {
    private CompareLatex() {}

    static String of(CompareRecord record) {
        StringBuilder text = new StringBuilder("% Needs \\usepackage{booktabs}.\n");
        for (ScenarioComparison scenario : record.scenarios()) {
            scenario(text, record, scenario);
        }
        if (record.scenarios().size() > 1) {
            begin(text, "Mean rank and mean gap over all scenarios.", "lrr",
                    "entrant & mean rank & gap (\\%)");
            for (OverallRank rank : record.overall()) {
                text.append(String.format(Locale.ROOT, "%s & %s & %s \\\\%n", Escapes.latex(rank.entrant()),
                        math("%.2f", rank.meanRank()), math("%.2f", rank.gapPercent())));
            }
            end(text);
        }
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    private static void scenario(StringBuilder text, CompareRecord record, ScenarioComparison scenario) {
        String caption = Escapes.latex(scenario.scenario()) + ": " + Escapes.latex(CompareText.setting(record)) + " "
                + Escapes.latex(CompareText.scoring(record, scenario))
                + scenario.friedman().map(test -> " " + Escapes.latex(CompareText.friedman(test)).replace("χ²",
                        "$\\chi^2$") + ".").orElse("");
        begin(text, caption, "lrrrr", "entrant & " + record.setup().subject().value()
                + " & gap (\\%) & mean rank & reached (\\%)");
        for (EntrantFigures one : scenario.ranking()) {
            text.append(String.format(Locale.ROOT, "%s & %s & %s & %s & %s \\\\%n", Escapes.latex(one.entrant()),
                    math("%.3f", one.mean()) + interval("%.3f", one.meanInterval(), 1),
                    math("%.2f", one.gapPercent()) + interval("%.2f", one.gapInterval(), 1),
                    math("%.2f", one.meanRank()) + interval("%.2f", one.rankInterval(), 1),
                    math("%.0f", 100 * one.reachedShare()) + interval("%.0f", one.reachedInterval(), 100)));
        }
        end(text);
    }

    private static void begin(StringBuilder text, String caption, String columns, String head) {
        text.append("\n\\begin{table}\n\\centering\n\\caption{").append(caption).append("}\n\\begin{tabular}{")
                .append(columns).append("}\n\\toprule\n").append(head).append(" \\\\\n\\midrule\n");
    }

    private static void end(StringBuilder text) {
        text.append("\\bottomrule\n\\end{tabular}\n\\end{table}\n");
    }

    private static String math(String format, double value) {
        return Double.isNaN(value) ? "--" : "$" + String.format(Locale.ROOT, format, value) + "$";
    }

    private static String interval(String format, Summary.Interval interval, double scale) {
        return Double.isNaN(interval.low())
                ? ""
                : String.format(Locale.ROOT, " {\\footnotesize $[" + format + ", " + format + "]$}",
                        scale * interval.low(), scale * interval.high());
    }
}
