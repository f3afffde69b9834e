package edgetempo.cli;

import edgetempo.reports.compare.CompareRecord;
import edgetempo.reports.compare.CompareSetup;
import edgetempo.reports.compare.EntrantFigures;
import edgetempo.reports.compare.OverallRank;
import edgetempo.reports.compare.PairFigures;
import edgetempo.reports.compare.ScenarioComparison;
import edgetempo.reports.compare.Subject;
import edgetempo.reports.stats.Friedman;
import edgetempo.reports.stats.Summary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A comparison as tables for people. */
final class CompareSummary {
    private static final double PERCENT = 100;

    private final CompareRecord record;
    private final boolean solvers;
    private final int width;
    private final StringBuilder text = new StringBuilder();

    private CompareSummary(CompareRecord record) {
        this.record = record;
        solvers = record.setup().subject() == Subject.SOLVERS;
        width = Math.max(8, record.labels().stream().mapToInt(String::length).max().orElse(0));
    }

    static String of(CompareRecord record) {
        CompareSummary summary = new CompareSummary(record);
        record.scenarios().forEach(summary::scenario);
        if (record.scenarios().size() > 1) {
            summary.line("%nall scenarios");
            summary.line("%-" + summary.width + "s %9s %9s", "entrant", "mean rank", "mean gap");
            for (OverallRank rank : record.overall()) {
                summary.line("%-" + summary.width + "s %9.2f %8.2f%%", rank.entrant(), rank.meanRank(),
                        rank.gapPercent());
            }
        }
        return summary.text.toString().strip();
    }

    private void scenario(ScenarioComparison scenario) {
        CompareSetup setup = record.setup();
        line("%n%s: %d %ss of seed %d%s", scenario.scenario(), setup.units(), setup.subject().unit(), setup.seed(),
                solvers
                        ? String.format(Locale.ROOT, ", %d %s a slot, cached as %s plans", setup.budget(),
                                setup.budgetUnit(), setup.plan())
                        : ", slots by " + setup.solver());
        String reached = String.format(Locale.ROOT, "in %s%%", plain(setup.targetPercent()));
        line("%-" + width + "s %9s %-19s %8s %-15s %5s %7s%s", "entrant", setup.subject().value(), "[95 %]", "gap",
                "[95 %]", "rank", reached, solvers ? "   to target  eval./s    ms/slot" : "");
        for (EntrantFigures one : scenario.ranking()) {
            line("%-" + width + "s %9.3f %-19s %8s %-15s %5.2f %6.0f%%%s", one.entrant(), one.mean(),
                    interval("%.3f", one.meanInterval()), number("%.2f%%", one.gapPercent()),
                    interval("%.2f", one.gapInterval()), one.meanRank(), PERCENT * one.reachedShare(),
                    solvers
                            ? String.format(Locale.ROOT, " %11s %8s %10.3f", number("%.0f", one.evaluationsToTarget()),
                                    one.evaluations() <= 1 ? "–" : million(one.evaluationsPerS()), one.msPerUnit())
                            : "");
        }
        line("best known %.3f%s%s", scenario.bestKnownMean(),
                scenario.exact()
                        ? ", the optimum"
                        : scenario.references().isEmpty()
                                ? ""
                                : ", with " + String.join(" and ", scenario.references()) + " as references",
                scenario.scoringDraws() == 1
                        ? ""
                        : "; scored over the same " + scenario.scoringDraws() + " channels, which solvers do not know");
        scenario.friedman().ifPresent(this::friedman);
        pairs(scenario);
    }

    private void friedman(Friedman test) {
        line("Friedman: chi-squared %.2f (%d), p %s%s", test.chiSquared(), test.degreesOfFreedom(), p(test.p()),
                Double.isNaN(test.fP())
                        ? ""
                        : String.format(Locale.ROOT, "; Iman-Davenport F %.4g, p %s", test.f(), p(test.fP())));
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
                line("  %-" + width + "s better than %s", label, others);
            }
        });
        open.forEach((label, others) -> {
            if (!others.isEmpty()) {
                line("  %-" + width + "s undecided against %s", label, others);
            }
        });
    }

    private static void add(StringBuilder list, String name) {
        list.append(list.isEmpty() ? "" : ", ").append(name);
    }

    private static String p(double p) {
        return p < 0.0001 ? "< 0.0001" : number("%.4f", p);
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static String million(double perSecond) {
        return perSecond == 0 ? "–" : number("%.2f M", perSecond / 1e6);
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, format, value);
    }

    private static String interval(String format, Summary.Interval interval) {
        return Double.isNaN(interval.low())
                ? ""
                : String.format(Locale.ROOT, "[" + format + ", " + format + "]", interval.low(), interval.high());
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append(System.lineSeparator());
    }
}
