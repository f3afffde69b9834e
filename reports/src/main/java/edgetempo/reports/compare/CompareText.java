package edgetempo.reports.compare;

import edgetempo.reports.stats.Friedman;
import edgetempo.reports.stats.SampleIntervals;
import edgetempo.reports.stats.SignedRanks;
import edgetempo.reports.stats.Summary;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Phrases and numbers that all documents of a comparison share. */
final class CompareText {
    private CompareText() {}

    static String number(String format, double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, format, value);
    }

    static String interval(String format, Summary.Interval interval) {
        return Double.isNaN(interval.low())
                ? "–"
                : String.format(Locale.ROOT, "[" + format + ", " + format + "]", interval.low(), interval.high());
    }

    static String p(double p) {
        return p < 0.0001 ? "< 0.0001" : String.format(Locale.ROOT, "%.4f", p);
    }

    /** A number without needless zeros. */
    static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** What was compared, in a sentence. */
    static String setting(CompareRecord record) {
        CompareSetup setup = record.setup();
        String what = String.format(Locale.ROOT, "%d %ss of seed %d", setup.units(), setup.subject().unit(),
                setup.seed());
        return setup.subject() == Subject.SOLVERS
                ? String.format(Locale.ROOT, "%s, cached as %s plans, %d %s a slot.%s", what, setup.plan(),
                        setup.budget(), setup.budgetUnit(),
                        setup.reproducible() ? "" : " Budgets of time are not reproducible.")
                : String.format(Locale.ROOT, "%s, slots by %s.", what, setup.solver());
    }

    /** How values of a scenario came about, in a sentence or two. */
    static String scoring(CompareRecord record, ScenarioComparison scenario) {
        String best = String.format(Locale.ROOT, "Best known: mean %.3f, %s.", scenario.bestKnownMean(),
                scenario.exact()
                        ? "the optimum by exhaustive search"
                        : "the best of all entrants" + (scenario.references().isEmpty()
                                ? ""
                                : " and of " + String.join(", ", scenario.references())
                                        + (record.setup().subject() == Subject.SOLVERS ? " with more budget" : "")));
        return scenario.scoringDraws() == 1
                ? best
                : best + String.format(Locale.ROOT,
                        " Solvers do not know the channel; decisions are scored over the same %d channels.",
                        scenario.scoringDraws());
    }

    static String friedman(Friedman test) {
        String statistic = String.format(Locale.ROOT,
                "Friedman χ² %.2f with %d degrees of freedom over %d entrants and n = %d",
                test.chiSquared(), test.degreesOfFreedom(), test.treatments(), test.blocks());
        return test.exact()
                ? statistic + ", exact p " + p(test.p())
                : String.format(Locale.ROOT, "%s, p %s; Iman-Davenport F %.3g, p %s", statistic, p(test.p()), test.f(),
                        p(test.fP()));
    }

    /** Deviating settings of an entrant; empty if there are none. */
    static String settings(ComparedEntrant entrant) {
        return entrant.settings().entrySet().stream().map(set -> set.getKey() + "=" + set.getValue())
                .collect(Collectors.joining(", "));
    }

    static List<String> notes(CompareRecord record) {
        String unit = record.setup().subject().unit();
        return List.of("Intervals: " + SampleIntervals.label(record.setup().units(), unit) + "; of shares Wilson's.",
                "Gap: mean distance to the best known value, in percent of its mean. Rank: 1 is best.",
                String.format(Locale.ROOT, "Reached: share of %ss within %s %% of the best known.", unit,
                        plain(record.setup().targetPercent())),
                "Pairs: Wilcoxon signed-rank tests without " + unit + "s of no difference, exact up to "
                        + SignedRanks.MAX_EXACT
                        + ", p corrected by Holm for all pairs of a scenario. A12: Vargha-Delaney"
                        + " effect size of the unpaired values; wins: share of the same " + unit
                        + "s, ties counting half.");
    }
}
