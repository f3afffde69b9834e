package edgetempo.reports.compare;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A comparison as Markdown. Holds nothing that depends on the clock. */
final class CompareMarkdown {
    private CompareMarkdown() {}

    static String of(CompareRecord record) {
        StringBuilder text = new StringBuilder("# Comparison of ").append(
                record.setup().subject() == Subject.SOLVERS ? "slot solvers" : "caching policies").append("\n\n")
                .append(Escapes.markdown(CompareText.setting(record))).append("\n\n");
        row(text, "entrant", "is", "with");
        row(text, "---", "---", "---");
        for (ComparedEntrant entrant : record.entrants()) {
            row(text, Escapes.markdown(entrant.label()), Escapes.markdown(entrant.name()),
                    Escapes.markdown(CompareText.settings(entrant)));
        }
        record.scenarios().forEach(scenario -> scenario(text, record, scenario));
        if (record.scenarios().size() > 1) {
            text.append("\n## All scenarios\n\n");
            row(text, "entrant", "mean rank", "mean gap, %");
            row(text, "---", "---:", "---:");
            for (OverallRank rank : record.overall()) {
                row(text, Escapes.markdown(rank.entrant()), CompareText.number("%.2f", rank.meanRank()),
                        CompareText.number("%.2f", rank.gapPercent()));
            }
        }
        text.append('\n');
        CompareText.notes(record).forEach(note -> text.append("- ").append(note).append('\n'));
        return text.toString();
    }

    private static void scenario(StringBuilder text, CompareRecord record, ScenarioComparison scenario) {
        boolean solvers = record.setup().subject() == Subject.SOLVERS;
        String budgetToTarget = record.setup().budgetUnit() + " to target";
        text.append("\n## ").append(Escapes.markdown(scenario.scenario())).append("\n\n")
                .append(Escapes.markdown(CompareText.scoring(record, scenario))).append("\n\n");
        List<String> head = List.of("entrant", record.setup().subject().value(), "95 %", "gap, %", "95 %", "mean rank",
                "95 %", "reached");
        row(text, append(head, solvers, budgetToTarget));
        row(text, append(List.of("---", "---:", "---", "---:", "---", "---:", "---", "---:"), solvers, "---:"));
        for (EntrantFigures one : scenario.ranking()) {
            row(text, append(List.of(Escapes.markdown(one.entrant()), CompareText.number("%.3f", one.mean()),
                    CompareText.interval("%.3f", one.meanInterval()), CompareText.number("%.2f", one.gapPercent()),
                    CompareText.interval("%.2f", one.gapInterval()), CompareText.number("%.2f", one.meanRank()),
                    CompareText.interval("%.2f", one.rankInterval()),
                    CompareText.number("%.0f %%", 100 * one.reachedShare())), solvers,
                    CompareText.number("%.0f", one.evaluationsToTarget())));
        }
        scenario.friedman().ifPresent(
                test -> text.append('\n').append(Escapes.markdown(CompareText.friedman(test))).append(".\n"));
        if (!scenario.pairs().isEmpty()) {
            text.append('\n');
            row(text, "first", "second", "difference", "95 %", "p", "A12", "wins", "");
            row(text, "---", "---", "---:", "---", "---:", "---:", "---:", "---");
        }
        for (PairFigures pair : scenario.pairs()) {
            row(text, Escapes.markdown(pair.first()), Escapes.markdown(pair.second()),
                    CompareText.number("%+.3f", pair.test().meanDifference()),
                    CompareText.interval("%.3f", pair.test().interval()), Escapes.markdown(CompareText.p(pair.holmP())),
                    CompareText.number("%.2f", pair.test().a12()), CompareText.number("%.2f", pair.test().winShare()),
                    pair.significant() ? "significant" : "");
        }
    }

    private static String[] append(List<String> cells, boolean more, String last) {
        return Stream.concat(cells.stream(), more ? Stream.of(last) : Stream.empty())
                .toArray(String[]::new);
    }

    private static void row(StringBuilder text, String... cells) {
        text.append(Arrays.stream(cells).collect(Collectors.joining(" | ", "| ", " |\n")));
    }
}
