package edgetempo.reports.compare;

import edgetempo.comparison.SlotResults;
import edgetempo.reports.document.Column;
import edgetempo.reports.document.Estimate;
import edgetempo.reports.document.Format;
import edgetempo.reports.document.Table;
import edgetempo.reports.stats.Friedman;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The columns of a comparison's tables, each described once for tables, documents, pages and terminals. */
public final class CompareColumns {
    private final CompareRecord record;
    private final String value;
    private final String budget;
    private final String unit;

    /** Something in a scenario. */
    private record In<T>(ScenarioComparison scenario, T item) {}

    /** A point of an entrant's curve. */
    private record CurvePoint(String entrant, AnytimePoint point) {}

    /** What an entrant reached on a slot or in an episode. */
    private record UnitValue(String scenario, int unit, String entrant, double value, double bestKnown, double rank,
            long evaluations, double budgetToTarget) {}

    /** Columns of a comparison. */
    public CompareColumns(CompareRecord record) {
        this.record = record;
        value = record.setup().subject().column();
        unit = record.setup().subject().unit();
        budget = record.setup().budgetUnit().equals(CompareSetup.MILLISECONDS) ? "budgetMs" : "budgetEvaluations";
    }

    /** The entrants. */
    public static Table entrants(CompareRecord record) {
        return Table.of("Entrants", "", List.of(Column.text("entrant", ComparedEntrant::label),
                Column.text("is", ComparedEntrant::name), Column.text("with", CompareColumns::settings)),
                record.entrants());
    }

    private static String settings(ComparedEntrant entrant) {
        return entrant.settings().entrySet().stream().map(set -> set.getKey() + "=" + set.getValue())
                .collect(Collectors.joining(", "));
    }

    /** Entrants over all scenarios. */
    public static Table overall(CompareRecord record, String title, String gap) {
        return Table.of(title, "", List.of(Column.text("entrant", OverallRank::entrant),
                Column.<OverallRank>number("mean rank", "", Format.fixed(2), OverallRank::meanRank).lowestIsBest(),
                Column.<OverallRank>number(gap, "%", Format.fixed(2), OverallRank::gapPercent).lowestIsBest()),
                record.overall());
    }

    /** Entrants' gaps to proven bounds and shares of slots proven optimal, scenario by scenario, best mean rank first. */
    public static Table proven(CompareRecord record, String title) {
        List<Column<String>> columns = new ArrayList<>(List.of(Column.text("entrant", label -> label)));
        for (ScenarioComparison scenario : record.scenarios()) {
            scenario.certificates().ifPresent(proven -> columns.add(Column.text(scenario.scenario(),
                    label -> proven.entrants().stream().filter(one -> one.entrant().equals(label)).findFirst()
                            .map(CompareColumns::loss).orElse("–"))));
        }
        return Table.of(title, "", columns, columns.size() == 1
                ? List.of()
                : record.overall().stream().map(OverallRank::entrant).toList());
    }

    private static String loss(CertifiedEntrant entrant) {
        if (entrant.slots() == 0) {
            return "–";
        }
        String gap = Double.isNaN(entrant.gapPercent())
                ? String.format(Locale.ROOT, "%.3f QoS", entrant.gap())
                : String.format(Locale.ROOT, entrant.gapPercent() < 10 ? "%.3f %%" : "%.1f %%", entrant.gapPercent());
        return gap + String.format(Locale.ROOT, ", largest %.3f, %.0f %% optimal", entrant.largestGap(),
                100 * entrant.optimalShare());
    }

    /** Name of the entrant. */
    public Column<EntrantFigures> entrant() {
        return Column.text("entrant", EntrantFigures::entrant).keys("entrant");
    }

    /** Mean value. */
    public Column<EntrantFigures> mean() {
        return Column.<EntrantFigures>estimate(record.setup().subject().value(), "", Format.fixed(3),
                one -> Estimate.of(one.mean(), one.meanInterval()))
                .keys(value + "Mean", value + "Low95", value + "High95")
                .meaning("mean over " + unit + "s").highestIsBest();
    }

    /** Gap to the best known value. */
    public Column<EntrantFigures> gap() {
        return Column.<EntrantFigures>estimate("gap", "%", Format.fixed(2),
                one -> Estimate.of(one.gapPercent(), one.gapInterval()))
                .keys("gapPercent", "gapLow95Percent", "gapHigh95Percent")
                .meaning("mean distance to the best known value, in percent of its mean").lowestIsBest();
    }

    /** Mean rank. */
    public Column<EntrantFigures> rank() {
        return Column.<EntrantFigures>estimate("mean rank", "", Format.fixed(2),
                one -> Estimate.of(one.meanRank(), one.rankInterval())).keys("meanRank", "rankLow95", "rankHigh95")
                .meaning("1 is best").lowestIsBest();
    }

    /** Share of units on which the target was reached. */
    public Column<EntrantFigures> reached() {
        return Column.<EntrantFigures>estimate("reached", "", Format.percent(0),
                one -> Estimate.of(one.reachedShare(), one.reachedInterval()))
                .keys("reachedShare", "reachedLow95", "reachedHigh95")
                .meaning("share of " + unit + "s within the target").highestIsBest();
    }

    /** Budget to the target. */
    public Column<EntrantFigures> toTarget() {
        return Column.number(record.setup().budgetUnit() + " to target", "", Format.WHOLE,
                EntrantFigures::evaluationsToTarget).keys(budget + "ToTarget")
                .meaning("median budget with which it first reaches the target").lowestIsBest();
    }

    /** Evaluations used. */
    public Column<EntrantFigures> evaluations() {
        return Column.number("evaluations", "", Format.PREFIXED, EntrantFigures::evaluations).keys("evaluations");
    }

    /** Figures of one scenario's entrants, best first. */
    public Table figures(ScenarioComparison scenario, String title) {
        List<Column<EntrantFigures>> columns = new ArrayList<>(
                List.of(entrant(), mean(), gap(), rank(), reached().withoutInterval()));
        if (record.setup().subject() == Subject.SOLVERS) {
            columns.add(toTarget());
        }
        return Table.of(title, "", columns, scenario.ranking());
    }

    /** The same with evaluation counts and times, which depend on the machine. */
    public Table timedFigures(ScenarioComparison scenario, String title) {
        List<Column<EntrantFigures>> columns = new ArrayList<>(
                List.of(entrant(), mean(), gap(), rank(), reached().withoutInterval()));
        if (record.setup().subject() == Subject.SOLVERS) {
            columns.addAll(List.of(toTarget(), evaluations(),
                    Column.number("evaluations", "1/s", Format.PREFIXED,
                            one -> one.evaluations() <= 1 ? Double.NaN : one.evaluationsPerS()),
                    Column.number("ms/" + unit, "", Format.SIGNIFICANT, EntrantFigures::msPerUnit)));
        }
        return Table.of(title, "", columns, scenario.ranking());
    }

    /** Figures with intervals, for print. */
    public Table printed(ScenarioComparison scenario, String title) {
        return Table.of(title, "", List.of(entrant(), mean(), gap(), rank(), reached()), scenario.ranking());
    }

    /** Gaps of the entrants to proven bounds, smallest first. */
    public Table certificates(Certificates certificates, String title) {
        return Table.of(title, "", certified(), certificates.ranking());
    }

    private static List<Column<CertifiedEntrant>> certified() {
        return List.of(Column.text("entrant", CertifiedEntrant::entrant).keys("entrant"),
                Column.count("certified slots", CertifiedEntrant::slots).keys("certifiedSlots"),
                Column.<CertifiedEntrant>number("QoS", "", Format.fixed(3), CertifiedEntrant::qos)
                        .keys("boundedQosMean").meaning("mean QoS on the channel that bounds are for"),
                Column.<CertifiedEntrant>number("gap to proven bound", "", Format.fixed(4), CertifiedEntrant::gap)
                        .keys("provenGapMean").meaning("mean distance to the proven bound, QoS"),
                Column.<CertifiedEntrant>number("gap to proven bound", "%", Format.fixed(3),
                        CertifiedEntrant::gapPercent).keys("provenGapPercent")
                        .meaning("the same, in percent of the mean bound"),
                Column.<CertifiedEntrant>number("largest gap", "", Format.fixed(4), CertifiedEntrant::largestGap)
                        .keys("provenGapLargest").meaning("largest distance on a slot, QoS"),
                Column.<CertifiedEntrant>number("proven optimal", "", Format.percent(0),
                        CertifiedEntrant::optimalShare).keys("provenOptimalShare")
                        .meaning("share of slots on which the decision is proven optimal"));
    }

    /** {@code certificates.csv}. */
    public Table certificatesCsv() {
        List<Column<In<CertifiedEntrant>>> columns = new ArrayList<>();
        columns.add(scenario());
        columns.add(Column.<In<CertifiedEntrant>>number("proven bound", "", Format.SIGNIFICANT,
                row -> row.scenario().certificates().orElseThrow().boundMean()).keys("provenBoundMean"));
        columns.add(Column.<In<CertifiedEntrant>>number("optima known", "", Format.SIGNIFICANT,
                row -> row.scenario().certificates().orElseThrow().provenShare()).keys("optimumKnownShare"));
        certified().forEach(column -> columns.add(column.of(In::item)));
        return Table.of("certificates", "", columns, all(
                scenario -> scenario.certificates().map(Certificates::entrants).orElse(List.of())));
    }

    private Column<PairFigures> first() {
        return Column.text("first", PairFigures::first).keys("first");
    }

    private Column<PairFigures> second() {
        return Column.text("second", PairFigures::second).keys("second");
    }

    private Column<PairFigures> difference() {
        return Column.<PairFigures>estimate("difference", "", Format.signed(3),
                pair -> Estimate.of(pair.test().meanDifference(), pair.test().interval()))
                .keys(value + "Difference", "differenceLow95", "differenceHigh95")
                .meaning("first less second, over the same " + unit + "s");
    }

    private Column<PairFigures> p() {
        return Column.<PairFigures>number("p", "", Format.P, PairFigures::holmP).keys("holmP")
                .meaning("of Wilcoxon's signed-rank test, with Holm's correction");
    }

    private Column<PairFigures> a12() {
        return Column.<PairFigures>number("A12", "", Format.fixed(2), pair -> pair.test().a12()).keys("a12")
                .meaning("Vargha and Delaney's effect size of the unpaired values");
    }

    private Column<PairFigures> wins() {
        return Column.<PairFigures>number("wins", "", Format.fixed(2), pair -> pair.test().winShare()).keys("winShare")
                .meaning("share of the same " + unit + "s, ties counting half");
    }

    private Column<PairFigures> significant() {
        return Column.flag("significant", PairFigures::significant).keys("significant");
    }

    /** Pairs of entrants. */
    public Table pairs(ScenarioComparison scenario, String title) {
        return Table.of(title, "", List.of(first(), second(), difference(), p(), a12(), wins(), significant()),
                scenario.pairs());
    }

    /** {@code summary.csv}. */
    public Table summaryCsv() {
        List<Column<In<EntrantFigures>>> columns = new ArrayList<>(List.of(scenario(), entrant().of(In::item),
                Column.<In<EntrantFigures>>count(unit + "s", row -> record.setup().units()).keys(unit + "s"),
                mean().of(In::item),
                Column.<In<EntrantFigures>>number("best known", "", Format.fixed(3),
                        row -> row.scenario().bestKnownMean()).keys("bestKnown" + capital(value) + "Mean"),
                gap().of(In::item), rank().of(In::item), reached().of(In::item), toTarget().of(In::item),
                evaluations().of(In::item)));
        return Table.of("summary", "", columns, all(ScenarioComparison::figures));
    }

    /** {@code pairs.csv}. */
    public Table pairsCsv() {
        List<Column<In<PairFigures>>> columns = List.of(scenario(), first().of(In::item), second().of(In::item),
                difference().of(In::item),
                Column.<In<PairFigures>>number("W", "", Format.fixed(1), row -> row.item().test().wilcoxon())
                        .keys("wilcoxonW"),
                Column.<In<PairFigures>>number("p", "", Format.P, row -> row.item().test().p()).keys("p"),
                p().of(In::item), a12().of(In::item), wins().of(In::item), significant().of(In::item));
        return Table.of("pairs", "", columns, all(ScenarioComparison::pairs));
    }

    /** {@code tests.csv}. */
    public Table testsCsv() {
        List<Column<In<Friedman>>> columns = List.of(scenario(),
                Column.<In<Friedman>>count("entrants", row -> row.item().treatments()).keys("entrants"),
                Column.<In<Friedman>>count("units", row -> row.item().blocks()).keys("units"),
                Column.<In<Friedman>>number("χ²", "", Format.fixed(2), row -> row.item().chiSquared())
                        .keys("chiSquared"),
                Column.<In<Friedman>>count("degrees of freedom", row -> row.item().degreesOfFreedom())
                        .keys("degreesOfFreedom"),
                Column.<In<Friedman>>number("p", "", Format.P, row -> row.item().p()).keys("p"),
                Column.<In<Friedman>>number("F", "", Format.fixed(2), row -> row.item().f()).keys("imanDavenportF"),
                Column.<In<Friedman>>number("p of F", "", Format.P, row -> row.item().fP()).keys("imanDavenportP"));
        return Table.of("tests", "", columns, all(scenario -> scenario.friedman().stream().toList()));
    }

    /** {@code curves.csv}. */
    public Table curvesCsv() {
        List<Column<In<CurvePoint>>> columns = new ArrayList<>(spent());
        columns.add(Column.<AnytimePoint>estimate(record.setup().subject().value(), "", Format.fixed(3),
                point -> Estimate.of(point.mean(), point.interval()))
                .keys(value + "Mean", value + "Low95", value + "High95").of(row -> row.item().point()));
        columns.add(point("gapPercent", AnytimePoint::gapPercent));
        columns.add(point("reachedShare", AnytimePoint::reachedShare));
        return Table.of("curves", "", columns, points());
    }

    /** {@code timing.csv}. */
    public Table timingCsv() {
        List<Column<In<CurvePoint>>> columns = new ArrayList<>(spent());
        columns.add(point("msPerSlot", AnytimePoint::ms));
        columns.add(point("evaluationsPerS", point -> point.evaluations() / point.ms() * 1000));
        return Table.of("timing", "", columns, points());
    }

    private List<Column<In<CurvePoint>>> spent() {
        return List.of(scenario(), Column.<In<CurvePoint>>text("entrant", row -> row.item().entrant()).keys("entrant"),
                Column.<In<CurvePoint>>count(budget, row -> row.item().point().budget()).keys(budget),
                point("evaluations", AnytimePoint::evaluations));
    }

    private static Column<In<CurvePoint>> point(String key, ToDoubleFunction<AnytimePoint> of) {
        return Column.<In<CurvePoint>>number(key, "", Format.SIGNIFICANT,
                row -> of.applyAsDouble(row.item().point())).keys(key);
    }

    private List<In<CurvePoint>> points() {
        return all(scenario -> scenario.curves().stream().flatMap(
                curve -> curve.points().stream().map(point -> new CurvePoint(curve.entrant(), point))).toList());
    }

    /** Names of the columns of the table of single units. */
    List<String> unitHeader() {
        return unitColumns().stream().flatMap(column -> column.keys().stream()).toList();
    }

    private List<Column<UnitValue>> unitColumns() {
        return List.of(Column.text("scenario", UnitValue::scenario).keys("scenario"),
                Column.count(unit, UnitValue::unit).keys(unit),
                Column.text("entrant", UnitValue::entrant).keys("entrant"),
                Column.number(value, "", Format.SIGNIFICANT, UnitValue::value).keys(value),
                Column.number("best known", "", Format.SIGNIFICANT, UnitValue::bestKnown)
                        .keys("bestKnown" + capital(value)),
                Column.number("rank", "", Format.SIGNIFICANT, UnitValue::rank).keys("rank"),
                Column.count("evaluations", UnitValue::evaluations).keys("evaluations"),
                Column.number("to target", "", Format.WHOLE, UnitValue::budgetToTarget).keys(budget + "ToTarget"));
    }

    /** The table of single units; {@code values} are in the order of the record's scenarios. */
    public Table unitsCsv(List<ScenarioValues> values) {
        List<UnitValue> rows = new ArrayList<>();
        List<String> labels = record.labels();
        for (ScenarioValues of : values) {
            double[][] ranks = Friedman.ranks(of.blocks());
            SlotResults slots = of.slots();
            int last = slots.grid().length - 1;
            for (int e = 0; e < labels.size(); e++) {
                double[] toTarget = of.budgetsToTarget(e, record.setup().targetPercent());
                for (int u = 0; u < of.units(); u++) {
                    rows.add(new UnitValue(of.scenario(), u, labels.get(e), of.value()[e][u], of.bestKnown()[u],
                            ranks[u][e], last < 0 ? 0 : slots.evaluations()[e][last][u],
                            Double.isInfinite(toTarget[u]) ? Double.NaN : toTarget[u]));
                }
            }
        }
        return Table.of(record.valuesFile(), "", unitColumns(), rows);
    }

    private static <T> Column<In<T>> scenario() {
        return Column.<In<T>>text("scenario", row -> row.scenario().scenario()).keys("scenario");
    }

    private <T> List<In<T>> all(Function<ScenarioComparison, List<T>> of) {
        return record.scenarios().stream()
                .flatMap(scenario -> of.apply(scenario).stream().map(item -> new In<>(scenario, item))).toList();
    }

    private static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
