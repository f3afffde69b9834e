package edgetempo.reports.compare;

import edgetempo.comparison.SlotResults;
import edgetempo.reports.AtomicFiles;
import edgetempo.reports.csv.TidyCsv;
import edgetempo.reports.stats.Friedman;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The tables of a comparison's folder. Everything that depends on the clock is in {@code timing.csv}, so that with a budget in
 * evaluations all others are the same byte for byte whenever they are made.
 */
final class CompareTables {
    private final CompareRecord record;
    private final String value;
    private final String budget;

    CompareTables(CompareRecord record) {
        this.record = record;
        value = record.setup().subject().column();
        budget = record.setup().budgetUnit().equals(CompareSetup.MILLISECONDS) ? "budgetMs" : "budgetEvaluations";
    }

    private record UnitRow(String scenario, int unit, String entrant, double value, double bestKnown, double rank,
            long evaluations, double budgetToTarget) {}

    private record SummaryRow(String scenario, String entrant, int units, double mean, double low, double high,
            double bestKnown, double gapPercent, double gapLow, double gapHigh, double meanRank, double rankLow,
            double rankHigh, double reachedShare, double reachedLow, double reachedHigh, double budgetToTarget,
            double evaluations) {}

    private record PairRow(String scenario, String first, String second, double difference, double low, double high,
            double wilcoxonW, double p, double holmP, double a12, double winShare, String significant) {}

    private record TestRow(String scenario, int entrants, int units, double chiSquared, int degreesOfFreedom, double p,
            double imanDavenportF, double imanDavenportP) {}

    private record CurveRow(String scenario, String entrant, long budget, double evaluations, double mean, double low,
            double high, double gapPercent, double reachedShare) {}

    private record TimingRow(String scenario, String entrant, long budget, double evaluations, double ms,
            double evaluationsPerS) {}

    /** Writes all of them; {@code values} are in the order of the record's scenarios. */
    void write(Path folder, List<ScenarioValues> values) {
        write(folder.resolve(record.valuesFile()), TidyCsv.of(UnitRow.class, "scenario",
                record.setup().subject().unit(), "entrant", value, "bestKnown" + capital(value), "rank", "evaluations",
                budget + "ToTarget"), units(values));
        write(folder.resolve("summary.csv"), TidyCsv.of(SummaryRow.class, "scenario", "entrant",
                record.setup().subject().unit() + "s", value + "Mean", value + "Low95", value + "High95",
                "bestKnown" + capital(value) + "Mean", "gapPercent", "gapLow95Percent", "gapHigh95Percent", "meanRank",
                "rankLow95", "rankHigh95", "reachedShare", "reachedLow95", "reachedHigh95", budget + "ToTarget",
                "evaluations"), summary());
        write(folder.resolve("pairs.csv"), TidyCsv.of(PairRow.class, "scenario", "first", "second",
                value + "Difference", "differenceLow95", "differenceHigh95", "wilcoxonW", "p", "holmP", "a12",
                "winShare", "significant"), pairs());
        write(folder.resolve("tests.csv"), TidyCsv.of(TestRow.class), tests());
        if (record.setup().subject() == Subject.SOLVERS) {
            write(folder.resolve("curves.csv"), TidyCsv.of(CurveRow.class, "scenario", "entrant", budget, "evaluations",
                    value + "Mean", value + "Low95", value + "High95", "gapPercent", "reachedShare"), curves());
            write(folder.resolve("timing.csv"), TidyCsv.of(TimingRow.class, "scenario", "entrant", budget,
                    "evaluations", "msPerSlot", "evaluationsPerS"), timing());
        }
    }

    private List<UnitRow> units(List<ScenarioValues> values) {
        List<UnitRow> rows = new ArrayList<>();
        List<String> labels = record.labels();
        for (ScenarioValues of : values) {
            double[][] ranks = Friedman.ranks(of.blocks());
            SlotResults slots = of.slots();
            for (int e = 0; e < labels.size(); e++) {
                double[] toTarget = of.budgetsToTarget(e, record.setup().targetPercent());
                for (int u = 0; u < of.units(); u++) {
                    rows.add(new UnitRow(of.scenario(), u, labels.get(e), of.value()[e][u], of.bestKnown()[u],
                            ranks[u][e],
                            slots.grid().length == 0 ? 0 : slots.evaluations()[e][slots.grid().length - 1][u],
                            Double.isInfinite(toTarget[u]) ? Double.NaN : toTarget[u]));
                }
            }
        }
        return rows;
    }

    private List<SummaryRow> summary() {
        List<SummaryRow> rows = new ArrayList<>();
        for (ScenarioComparison scenario : record.scenarios()) {
            for (EntrantFigures one : scenario.figures()) {
                rows.add(new SummaryRow(scenario.scenario(), one.entrant(), record.setup().units(), one.mean(),
                        one.meanInterval().low(), one.meanInterval().high(), scenario.bestKnownMean(),
                        one.gapPercent(), one.gapInterval().low(), one.gapInterval().high(), one.meanRank(),
                        one.rankInterval().low(), one.rankInterval().high(), one.reachedShare(),
                        one.reachedInterval().low(), one.reachedInterval().high(), one.evaluationsToTarget(),
                        one.evaluations()));
            }
        }
        return rows;
    }

    private List<PairRow> pairs() {
        List<PairRow> rows = new ArrayList<>();
        for (ScenarioComparison scenario : record.scenarios()) {
            for (PairFigures pair : scenario.pairs()) {
                rows.add(new PairRow(scenario.scenario(), pair.first(), pair.second(), pair.test().meanDifference(),
                        pair.test().interval().low(), pair.test().interval().high(), pair.test().wilcoxon(),
                        pair.test().p(), pair.holmP(), pair.test().a12(), pair.test().winShare(),
                        pair.significant() ? "yes" : "no"));
            }
        }
        return rows;
    }

    private List<TestRow> tests() {
        List<TestRow> rows = new ArrayList<>();
        for (ScenarioComparison scenario : record.scenarios()) {
            scenario.friedman().ifPresent(test -> rows.add(new TestRow(scenario.scenario(), test.treatments(),
                    test.blocks(), test.chiSquared(), test.degreesOfFreedom(), test.p(), test.f(), test.fP())));
        }
        return rows;
    }

    private List<CurveRow> curves() {
        List<CurveRow> rows = new ArrayList<>();
        for (ScenarioComparison scenario : record.scenarios()) {
            for (AnytimeCurve curve : scenario.curves()) {
                for (AnytimePoint point : curve.points()) {
                    rows.add(new CurveRow(scenario.scenario(), curve.entrant(), point.budget(), point.evaluations(),
                            point.mean(), point.interval().low(), point.interval().high(), point.gapPercent(),
                            point.reachedShare()));
                }
            }
        }
        return rows;
    }

    private List<TimingRow> timing() {
        List<TimingRow> rows = new ArrayList<>();
        for (ScenarioComparison scenario : record.scenarios()) {
            for (AnytimeCurve curve : scenario.curves()) {
                for (AnytimePoint point : curve.points()) {
                    rows.add(new TimingRow(scenario.scenario(), curve.entrant(), point.budget(), point.evaluations(),
                            point.ms(), point.evaluations() / point.ms() * 1000));
                }
            }
        }
        return rows;
    }

    private static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static <R extends Record> void write(Path file, TidyCsv<R> csv, List<R> rows) {
        byte[] text = csv.text(rows).getBytes(StandardCharsets.UTF_8);
        AtomicFiles.write(file, out -> out.write(text));
    }
}
