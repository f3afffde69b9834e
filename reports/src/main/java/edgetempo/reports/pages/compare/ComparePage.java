package edgetempo.reports.pages.compare;

import edgetempo.reports.compare.CompareCharts;
import edgetempo.reports.compare.CompareColumns;
import edgetempo.reports.compare.CompareDocument;
import edgetempo.reports.compare.CompareRecord;
import edgetempo.reports.compare.CompareSetup;
import edgetempo.reports.compare.OverallRank;
import edgetempo.reports.compare.ScenarioComparison;
import edgetempo.reports.compare.UnitCharts;
import edgetempo.reports.compare.UnitValues;
import edgetempo.reports.document.Block;
import edgetempo.reports.document.Facts;
import edgetempo.reports.document.Fold;
import edgetempo.reports.document.Note;
import edgetempo.reports.document.Numbers;
import edgetempo.reports.document.Page;
import edgetempo.reports.document.Section;
import edgetempo.reports.document.Tile;
import edgetempo.reports.pages.setup.ProvenanceFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The page of a comparison: a section for each scenario. */
public final class ComparePage {
    private ComparePage() {}

    /**
     * Makes the page.
     *
     * @param values of single units; empty where there are none
     */
    public static Page of(CompareRecord record, Optional<UnitValues> values, String footer) {
        List<Section> sections = new ArrayList<>();
        if (record.scenarios().size() > 1) {
            sections.add(new Section("Overall", "Means over the scenarios, best first.",
                    List.of(CompareColumns.overall(record, "Over all scenarios", "gap"))));
        }
        for (ScenarioComparison scenario : record.scenarios()) {
            sections.add(scenario(record, values, scenario));
        }
        sections.add(setup(record));
        CompareSetup setup = record.setup();
        String units = setup.units() + " " + setup.subject().unit() + (setup.units() == 1 ? "" : "s");
        return new Page(record.entrants().size() + " " + setup.subject().name().toLowerCase(Locale.ROOT)
                + " compared"
                + (record.scenarios().size() == 1 ? " on " + record.scenarios().getFirst().scenario() : ""),
                "On the same " + units + " of each scenario" + budget(setup) + ".", tiles(record), sections, footer);
    }

    private static String budget(CompareSetup setup) {
        return setup.budgetUnit().isEmpty()
                ? ""
                : ", with " + Numbers.text(setup.budget()) + " " + setup.budgetUnit() + " a " + setup.subject().unit();
    }

    private static List<Tile> tiles(CompareRecord record) {
        List<Tile> tiles = new ArrayList<>();
        if (!record.overall().isEmpty()) {
            OverallRank best = record.overall().getFirst();
            tiles.add(new Tile("best mean rank", best.entrant(), "", "rank " + Numbers.text(best.meanRank(), 3)
                    + ", gap " + Numbers.text(best.gapPercent(), 3) + " %"));
        }
        tiles.add(new Tile("entrants", Integer.toString(record.entrants().size()), "", ""));
        tiles.add(new Tile("scenarios", Integer.toString(record.scenarios().size()), "",
                record.setup().units() + " " + record.setup().subject().unit() + "s each"));
        tiles.add(new Tile("time", Numbers.time(record.wallSeconds()), "",
                record.setup().reproducible() ? "reproducible from the seed" : "another run gives other figures"));
        return tiles;
    }

    private static Section scenario(CompareRecord record, Optional<UnitValues> values,
            ScenarioComparison scenario) {
        CompareSetup setup = record.setup();
        List<Block> blocks = new ArrayList<>();
        CompareCharts charts = new CompareCharts(setup, scenario);
        blocks.addAll(charts.anytime());
        blocks.add(charts.results());
        charts.criticalDifferences().ifPresent(blocks::add);
        blocks.addAll(charts.pairs());
        values.ifPresent(units -> blocks.addAll(new UnitCharts(record, units).of(scenario)));
        new CompareDocument(record).late(scenario).forEach(late -> blocks.add(Note.warning(late)));
        scenario.friedman().ifPresent(friedman -> blocks.add(Note.info("Friedman's test over "
                + friedman.blocks() + " " + setup.subject().unit() + "s: χ² = " + Numbers.text(friedman.chiSquared())
                + (friedman.exact() ? ", exact p = " : ", p = ") + Numbers.text(friedman.p(), 2) + (friedman.p() < 0.05
                        ? ": the entrants differ."
                        : ": no difference between the entrants is shown."))));
        CompareColumns columns = new CompareColumns(record);
        blocks.add(columns.timedFigures(scenario, "Figures"));
        scenario.certificates().ifPresent(proven -> {
            blocks.add(columns.certificates(proven, "Proven gaps"));
            blocks.add(Note.info(new CompareDocument(record).proven(proven)));
        });
        if (!scenario.pairs().isEmpty()) {
            blocks.add(columns.pairs(scenario, "Pairs"));
        }
        return new Section(scenario.scenario(), scenario.users() + " users, " + scenario.servers()
                + " servers. The best known value is " + (scenario.exact()
                        ? "the optimum, by exhaustive search"
                        : "the best of the entrants"
                                + (scenario.references().isEmpty()
                                        ? ""
                                        : " and of " + String.join(", ", scenario.references())))
                + ": " + Numbers.text(scenario.bestKnownMean()) + " on average.", blocks);
    }

    private static Section setup(CompareRecord record) {
        CompareSetup setup = record.setup();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Fold("Command", record.command(), true));
        blocks.add(CompareColumns.entrants(record));
        Map<String, String> facts = ProvenanceFacts.facts(setup.provenance());
        facts.put("seed", Long.toString(setup.seed()));
        facts.put("backend", setup.backend());
        facts.put("threads", Integer.toString(setup.threads()));
        if (!setup.plan().isEmpty()) {
            facts.put("cache plan", setup.plan());
        }
        if (!setup.solver().isEmpty()) {
            facts.put("slot solver", setup.solver());
        }
        blocks.add(Facts.of("Machine and versions", facts));
        return new Section("Setup", "", blocks);
    }
}
