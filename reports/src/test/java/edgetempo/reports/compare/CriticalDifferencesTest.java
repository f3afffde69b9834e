package edgetempo.reports.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edgetempo.reports.document.BarChart;
import edgetempo.scenario.ScenarioReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class CriticalDifferencesTest {
    /** Ten episodes; a before b and c, which share places, before d. */
    private static ScenarioComparison comparison() {
        double[][] reward = new double[4][10];
        for (int u = 0; u < 10; u++) {
            reward[0][u] = 9;
            reward[1][u] = u % 2 == 0 ? 5 : 4;
            reward[2][u] = u % 2 == 0 ? 4 : 5;
            reward[3][u] = 1;
        }
        return ScenarioComparison.of(ScenarioReader.load("physical-m2-n20", List.of()), 1, List.of(), false,
                List.of("a", "b", "c", "d"), ScenarioValues.of("physical-m2-n20", reward, new double[0][0], List.of()),
                1);
    }

    @Test
    void barsThatDoNotOverlapAreEntrantsThatDiffer() {
        // CD = 2.569·√(4·5/(6·10)) = 1.483: ranks 1, 2.5, 2.5, 4 leave a alone, b and c together, d alone.
        BarChart chart = new CompareCharts(CompareFixtures.setup(Subject.POLICIES, 10), comparison())
                .criticalDifferences().orElseThrow();
        assertThat(chart.categories()).containsExactly("a", "b", "c", "d");
        BarChart.Bars bars = chart.series().getFirst();
        assertThat(bars.values()).containsExactly(1, 2.5, 2.5, 4);
        assertThat(bars.high()[0] - bars.low()[0]).isCloseTo(1.483, within(1e-3));
        assertThat(bars.high()[0]).isLessThan(bars.low()[1]);
        assertThat(chart.note()).contains("must lie 1.48 apart").endsWith("Not told apart: b, c.");
    }
}
