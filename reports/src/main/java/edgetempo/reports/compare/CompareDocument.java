package edgetempo.reports.compare;

import edgetempo.reports.document.Block;
import edgetempo.reports.document.Format;
import edgetempo.reports.document.Note;
import edgetempo.reports.document.Numbers;
import edgetempo.reports.document.Page;
import edgetempo.reports.document.Section;
import edgetempo.reports.document.Table;
import edgetempo.reports.stats.Friedman;
import edgetempo.reports.stats.SampleIntervals;
import edgetempo.reports.stats.SignedRanks;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A comparison as text and tables. Contains nothing that depends on the clock. */
public final class CompareDocument {
    private static final String PROVEN = "Mean gap to the proven bound in percent of it, largest gap of a slot (QoS), slots proven optimal";

    /** Times the budget; a solver that looks at the clock after every generation is a little late. */
    private static final double LATE = 1.2;

    private final CompareRecord record;
    private final CompareColumns columns;
    private final boolean solvers;

    /** The document of a comparison. */
    public CompareDocument(CompareRecord record) {
        this.record = record;
        columns = new CompareColumns(record);
        solvers = record.setup().subject() == Subject.SOLVERS;
    }

    private boolean certified() {
        return record.scenarios().stream().anyMatch(scenario -> scenario.certificates().isPresent());
    }

    /** Everything. */
    public Page page() {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("", "", List.of(CompareColumns.entrants(record))));
        for (ScenarioComparison scenario : record.scenarios()) {
            List<Block> blocks = new ArrayList<>();
            blocks.add(columns.figures(scenario, scenario.scenario()));
            scenario.certificates().ifPresent(proven -> {
                blocks.add(columns.certificates(proven, "Proven gaps"));
                blocks.add(Note.info(proven(proven)));
            });
            late(scenario).forEach(late -> blocks.add(Note.warning(late)));
            scenario.friedman().ifPresent(test -> blocks.add(Note.info(friedman(test) + ".")));
            if (!scenario.pairs().isEmpty()) {
                blocks.add(columns.pairs(scenario, "Pairs"));
            }
            sections.add(new Section(scenario.scenario(), scoring(scenario), blocks));
        }
        if (record.scenarios().size() > 1) {
            List<Block> blocks = new ArrayList<>(List.of(CompareColumns.overall(record, "", "mean gap")));
            if (certified()) {
                blocks.add(CompareColumns.proven(record, PROVEN));
            }
            sections.add(new Section("All scenarios", "", blocks));
        }
        sections.add(new Section("", "", List.copyOf(notes())));
        return new Page("Comparison of " + (solvers ? "slot solvers" : "caching policies"), setting(), List.of(),
                sections, "");
    }

    /** A table for each scenario, and one over all of several; titles say all that is needed to read them. */
    public List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        for (ScenarioComparison scenario : record.scenarios()) {
            tables.add(columns.printed(scenario, scenario.scenario() + ": " + setting() + " " + scoring(scenario)
                    + scenario.friedman().map(test -> " " + friedman(test) + ".").orElse("")));
            scenario.certificates().ifPresent(proven -> tables.add(columns.certificates(proven,
                    scenario.scenario() + ": proven gaps. " + setting() + " " + proven(proven))));
        }
        if (record.scenarios().size() > 1) {
            tables.add(CompareColumns.overall(record, "Mean rank and mean gap over all scenarios.", "gap"));
            if (certified()) {
                tables.add(CompareColumns.proven(record, PROVEN + "."));
            }
        }
        return tables;
    }

    /** What bounds are proven for, in a sentence or two. */
    public String proven(Certificates certificates) {
        String where = solvers
                ? String.format(Locale.ROOT, "Proven bound: mean %.3f; the optimum is known for %s %% of the slots.",
                        certificates.boundMean(), plain(Math.rint(1000 * certificates.provenShare()) / 10))
                : "What decisions for slots lose against proven bounds, on slots of the first episode.";
        return where
                + (certificates.reservations().isEmpty() ? "" : " Bounds are " + certificates.reservations() + ".");
    }

    /** What was compared, in a sentence. */
    public String setting() {
        CompareSetup setup = record.setup();
        String what = String.format(Locale.ROOT, "%d %ss of seed %d", setup.units(), setup.subject().unit(),
                setup.seed());
        return solvers
                ? String.format(Locale.ROOT, "%s%s, cached as %s plans, %d %s a slot.%s", what,
                        setup.repeats() == 1 ? "" : ", each the mean of " + setup.repeats() + " searches", setup.plan(),
                        setup.budget(), setup.budgetUnit(),
                        setup.reproducible() ? "" : " Budgets of time are not reproducible.")
                : String.format(Locale.ROOT, "%s, slots by %s.", what, setup.solver());
    }

    /** Entrants that exceeded a budget of time, one sentence each: a solver only stops at certain points. */
    public List<String> late(ScenarioComparison scenario) {
        CompareSetup setup = record.setup();
        if (!setup.budgetUnit().equals(CompareSetup.MILLISECONDS)) {
            return List.of();
        }
        return scenario.figures().stream().filter(one -> one.msPerUnit() > LATE * setup.budget())
                .map(one -> String.format(Locale.ROOT,
                        "%s did not keep the budget: %s ms a %s, where %d ms were given.",
                        one.entrant(), Numbers.text(one.msPerUnit(), 3), setup.subject().unit(), setup.budget()))
                .toList();
    }

    /** How values of a scenario were scored, in a sentence or two. */
    public String scoring(ScenarioComparison scenario) {
        String best = String.format(Locale.ROOT, "Best known: mean %.3f, %s.", scenario.bestKnownMean(),
                scenario.exact()
                        ? "the optimum by exhaustive search"
                        : "the best of all entrants" + (scenario.references().isEmpty()
                                ? ""
                                : " and of " + String.join(", ", scenario.references())
                                        + (solvers ? " with more budget" : "")));
        return scenario.scoringDraws() == 1
                ? best
                : best + String.format(Locale.ROOT,
                        " Solvers do not know the channel; decisions are scored over the same %d channels.",
                        scenario.scoringDraws());
    }

    /** A test's result, without a full stop. */
    public static String friedman(Friedman test) {
        String statistic = String.format(Locale.ROOT,
                "Friedman χ² %.2f with %d degrees of freedom over %d entrants and n = %d", test.chiSquared(),
                test.degreesOfFreedom(), test.treatments(), test.blocks());
        return test.exact()
                ? statistic + ", exact p " + Format.P.text(test.p())
                : String.format(Locale.ROOT, "%s, p %s; Iman-Davenport F %.3g, p %s", statistic,
                        Format.P.text(test.p()), test.f(), Format.P.text(test.fP()));
    }

    private List<Note> notes() {
        String unit = record.setup().subject().unit();
        return List.of(
                Note.info(
                        "Intervals: " + SampleIntervals.label(record.setup().units(), unit) + "; of shares Wilson's."),
                Note.info("Gap: mean distance to the best known value, in percent of its mean. Rank: 1 is best."),
                Note.info(String.format(Locale.ROOT, "Reached: share of %ss within %s %% of the best known.", unit,
                        plain(record.setup().targetPercent()))),
                Note.info("Pairs: Wilcoxon signed-rank tests without " + unit + "s of no difference, exact up to "
                        + SignedRanks.MAX_EXACT + ", p corrected by Holm for all pairs of a scenario. A12:"
                        + " Vargha-Delaney effect size of the unpaired values; wins: share of the same " + unit
                        + "s, ties counting half."));
    }

    /** A number without trailing zeros. */
    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
