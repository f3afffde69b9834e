package edgetempo.cli;

import edgetempo.reports.compare.CompareColumns;
import edgetempo.reports.compare.CompareDocument;
import edgetempo.reports.compare.CompareRecord;
import edgetempo.reports.compare.EntrantFigures;
import edgetempo.reports.compare.PairFigures;
import edgetempo.reports.compare.ScenarioComparison;
import edgetempo.reports.text.TextTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A comparison for people. */
final class CompareSummary {
    private final CompareRecord record;
    private final StringBuilder text = new StringBuilder();

    private CompareSummary(CompareRecord record) {
        this.record = record;
    }

    static String of(CompareRecord record) {
        CompareSummary summary = new CompareSummary(record);
        CompareDocument document = new CompareDocument(record);
        CompareColumns columns = new CompareColumns(record);
        for (ScenarioComparison scenario : record.scenarios()) {
            summary.line("%n%s: %s", scenario.scenario(), document.setting());
            summary.line("%s", TextTable.of(columns.timedFigures(scenario, scenario.scenario())));
            summary.line("%s", document.scoring(scenario));
            scenario.certificates().ifPresent(proven -> {
                summary.line("%n%s", TextTable.of(columns.certificates(proven, scenario.scenario())));
                summary.line("%s", document.proven(proven));
            });
            document.late(scenario).forEach(late -> summary.line("warning: %s", late));
            scenario.friedman().ifPresent(test -> summary.line("%s", CompareDocument.friedman(test)));
            summary.pairs(scenario);
        }
        if (record.scenarios().size() > 1) {
            summary.line("%nall scenarios");
            summary.line("%s", TextTable.of(CompareColumns.overall(record, "", "mean gap")));
            if (record.scenarios().stream().anyMatch(scenario -> scenario.certificates().isPresent())) {
                summary.line("%ngap to proven bound, largest gap of a slot (QoS), slots proven optimal");
                summary.line("%s", TextTable.of(CompareColumns.proven(record, "")));
            }
        }
        return summary.text.toString().strip();
    }

    /** Who is better than whom, and who is not known to be. */
    private void pairs(ScenarioComparison scenario) {
        List<PairFigures> pairs = scenario.pairs();
        List<String> ranking = scenario.ranking().stream().map(EntrantFigures::entrant).toList();
        Map<String, StringBuilder> better = new LinkedHashMap<>();
        Map<String, StringBuilder> open = new LinkedHashMap<>();
        ranking.forEach(label -> better.put(label, new StringBuilder()));
        ranking.forEach(label -> open.put(label, new StringBuilder()));
        List<PairFigures> ordered = new ArrayList<>(pairs);
        ordered.sort(Comparator.comparingInt(pair -> ranking.indexOf(pair.first()) + ranking.indexOf(pair.second())));
        for (PairFigures pair : ordered) {
            boolean first = pair.test().winShare() == 0.5
                    ? pair.test().meanDifference() > 0
                    : pair.test().winShare() > 0.5;
            String winner = first ? pair.first() : pair.second();
            String loser = first ? pair.second() : pair.first();
            if (pair.significant()) {
                add(better.get(winner), loser);
            } else {
                add(open.get(winner), loser);
            }
        }
        if (pairs.isEmpty()) {
            return;
        }
        // The smallest p that a signed-rank test can have: all differences of one sign.
        double smallest = Math.min(1, Math.scalb(2.0, -record.setup().units()) * pairs.size());
        if (smallest >= PairFigures.LEVEL) {
            line("too few %ss to decide between any two of %d entrants", record.setup().subject().unit(),
                    record.entrants().size());
            return;
        }
        line("Pairs (Wilcoxon, Holm, %s):", plain(PairFigures.LEVEL));
        better.forEach((label, others) -> {
            if (!others.isEmpty()) {
                line("  %s better than %s", label, others);
            }
        });
        open.forEach((label, others) -> {
            if (!others.isEmpty()) {
                line("  %s undecided against %s", label, others);
            }
        });
    }

    private static void add(StringBuilder list, String name) {
        list.append(list.isEmpty() ? "" : ", ").append(name);
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
    }
}
