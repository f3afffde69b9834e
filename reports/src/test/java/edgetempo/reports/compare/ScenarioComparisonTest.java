package edgetempo.reports.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edgetempo.comparison.Budget;
import edgetempo.comparison.CertifiedSlots;
import edgetempo.comparison.SlotResults;
import edgetempo.reports.stats.PairedTest;
import edgetempo.reports.stats.SampleIntervals;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioComparisonTest {
    private static final Scenario SCENARIO = ScenarioReader.load("physical-m2-n20", List.of());
    private static final Budget[] GRID = {budget(1), budget(2), budget(4)};
    @TempDir
    Path folder;

    private static Budget budget(long amount) {
        return new Budget(Budget.Unit.EVALUATIONS, amount);
    }

    private static ScenarioComparison compare(ScenarioValues values, String... labels) {
        return ScenarioComparison.of(SCENARIO, 1, List.of(), false, List.of(labels), values, 10);
    }

    /** Two entrants over three slots whose best is 10; the first needs 2, 4 and more than 4 to come within 10 %. */
    private static SlotResults slots() {
        double nan = Double.NaN;
        return new SlotResults(GRID,
                new double[][][]{{{nan, nan, nan}, {9, 5, 5}, {8, 9, 8}}, {{10, 10, 10}, {10, 10, 10}, {10, 10, 10}}},
                new long[][][]{{{0, 0, 0}, {2, 2, 2}, {4, 4, 4}}, {{1, 1, 1}, {1, 1, 1}, {1, 1, 1}}},
                new long[][][]{{{0, 0, 0}, {3000, 9000, 4000}, {2000, 1000, 900_000}},
                        {{1, 1, 1}, {1, 1, 1}, {500, 500, 500}}},
                new double[]{10, 10, 10},
                new CertifiedSlots("", new double[]{10, 10, 11}, new double[]{10, 10, 10},
                        new double[][]{{8, 9, Double.NaN}, {10, 10, 10}}));
    }

    @Test
    void provenGapsAreThoseOfTheDefinition() {
        Certificates certificates = compare(ScenarioValues.of("a", slots()), "slow", "fast").certificates()
                .orElseThrow();
        assertThat(certificates.boundMean()).isCloseTo(31 / 3.0, within(1e-12));
        assertThat(certificates.provenShare()).as("two of three bounds are reached").isCloseTo(2 / 3.0, within(1e-12));
        CertifiedEntrant slow = certificates.entrants().getFirst();
        assertThat(slow.slots()).as("impossible shares prove nothing").isEqualTo(2);
        assertThat(slow.qos()).isEqualTo(8.5);
        assertThat(slow.gap()).isEqualTo(1.5);
        assertThat(slow.gapPercent()).isCloseTo(15, within(1e-12));
        assertThat(slow.largestGap()).isEqualTo(2);
        assertThat(slow.optimalShare()).isZero();
        CertifiedEntrant fast = certificates.entrants().getLast();
        assertThat(fast.gap()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(fast.optimalShare()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(certificates.ranking().getFirst()).isEqualTo(fast);
    }

    @Test
    void figuresAreThoseOfTheDefinition() {
        ScenarioComparison scenario = compare(ScenarioValues.of("a", slots()), "slow", "fast");
        EntrantFigures slow = scenario.figures().getFirst();
        assertThat(slow.mean()).isCloseTo(25 / 3.0, within(1e-12));
        assertThat(slow.gapPercent()).isCloseTo(100 * 5 / 30.0, within(1e-12));
        assertThat(slow.meanRank()).isEqualTo(2);
        assertThat(slow.reachedShare()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(slow.evaluationsToTarget()).as("median of 2, 4 and never").isEqualTo(4);
        assertThat(slow.evaluationsPerS()).isCloseTo(2e6, within(1e-3));
        assertThat(slow.msPerUnit()).isCloseTo(0.002, within(1e-12));
        EntrantFigures fast = scenario.figures().getLast();
        assertThat(fast.gapPercent()).isZero();
        assertThat(fast.gapInterval().high()).isZero();
        assertThat(fast.evaluationsToTarget()).isEqualTo(1);
        assertThat(scenario.ranking().getFirst()).isEqualTo(fast);
        AnytimeCurve curve = scenario.curves().getFirst();
        assertThat(curve.points().stream().map(AnytimePoint::budget)).as("none before a first decision")
                .containsExactly(2L, 4L);
        assertThat(curve.points().getFirst().ms()).as("not above that of the larger budget").isEqualTo(0.002);
        assertThat(curve.points().getFirst().reachedShare()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(curve.points().getLast().reachedShare()).as("once reached is reached").isCloseTo(2 / 3.0,
                within(1e-12));
        PairFigures pair = scenario.pairs().getFirst();
        assertThat(pair.test().winShare()).isZero();
        assertThat(pair.holmP()).isEqualTo(pair.test().p());
    }

    @Test
    void policiesHaveNoCurvesAndReferencesRaiseTheBestKnown() {
        ScenarioValues values = ScenarioValues.of("a", new double[][]{{1, 5}, {2, 4}}, new double[][]{{3, 3}},
                List.of());
        assertThat(values.bestKnown()).containsExactly(3, 5);
        ScenarioComparison scenario = compare(values, "x", "y");
        assertThat(scenario.curves()).isEmpty();
        assertThat(scenario.figures().getFirst().gapPercent()).isCloseTo(25, within(1e-12));
        assertThat(scenario.figures().getFirst().evaluationsToTarget()).isNaN();
        assertThat(scenario.figures().getFirst().meanRank()).isEqualTo(1.5);
        assertThat(scenario.friedman().orElseThrow().p()).isEqualTo(1);
    }

    @Test
    void filesHoldLabelsThatMeanSomethingToLatexAndMarkdown() throws IOException {
        String evil = "a_b & 50% $x^2$ #1 {c} \\d ~e | *f* `g` <h>";
        CompareRecord fixture = CompareFixtures.solvers();
        ScenarioValues values = ScenarioValues.of("a", slots());
        CompareRecord record = CompareRecord.of("edgetempo compare", fixture.setup(),
                List.of(new ComparedEntrant(evil, "improved", Map.of()),
                        new ComparedEntrant("plain", "memetic", Map.of())),
                List.of(compare(values, evil, "plain")), 1);
        CompareFolder.write(folder, record, List.of(values));
        assertThat(CompareRecord.read(folder).toJson()).isEqualTo(record.toJson());
        String tex = Files.readString(folder.resolve("compare.tex"));
        assertThat(tex).contains("a\\_b \\& 50\\% \\$x\\textasciicircum{}2\\$ \\#1 \\{c\\} \\textbackslash{}d"
                + " \\textasciitilde{}e \\textbar{} *f* `g` \\textless{}h\\textgreater{} &");
        String body = tex.substring(tex.indexOf("\\midrule"), tex.indexOf("\\bottomrule"));
        assertThat(body.lines().filter(line -> line.contains("&"))).hasSize(2)
                .allSatisfy(line -> assertThat(line.replace("\\&", "").chars().filter(c -> c == '&').count())
                        .isEqualTo(4));
        String markdown = Files.readString(folder.resolve("compare.md"));
        assertThat(markdown.lines().filter(line -> line.startsWith("| a"))).isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .startsWith("| a\\_b & 50% $x^2$ \\#1 \\{c\\} \\\\d ~e \\| \\*f\\* \\`g\\` \\<h\\> |"));
        assertThat(Files.readAllLines(folder.resolve("slots.csv"))).hasSize(1 + 2 * 3);
        assertThat(folder.resolve("gaps-physical-m2-n20.png")).isNotEmptyFile();
        assertThat(Files.readString(folder.resolve("curves-physical-m2-n20.svg"))).contains("<svg").contains("</svg>");
    }

    /** Six blocks that differ alike, of which some are ties: p is 2·2⁻ⁿ of those that differ. */
    @Test
    void pairsWithTiesHaveP() {
        for (int ties = 0; ties <= 6; ties++) {
            double[] a = {1, 2, 3, 4, 5, 6};
            double[] b = a.clone();
            for (int i = ties; i < b.length; i++) {
                b[i] += 1;
            }
            assertThat(PairedTest.of(a, b, new SampleIntervals(6, 50, 1)).p())
                    .isEqualTo(Math.min(1, Math.pow(2, ties - 5)));
        }
    }
}
