package edgetempo.reports.run;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.reports.document.Estimate;
import edgetempo.reports.document.Grid;
import edgetempo.reports.document.Tone;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Runs beside policies that do not learn, in the same episodes. */
class ReferenceComparisonTest {
    private static RunRecord run(double greedy, double popularity) {
        Map<String, Double> references = new LinkedHashMap<>();
        references.put("popularity", popularity);
        references.put("greedy", greedy);
        return RunRecord.ended(RunFixtures.setup(), RunStatus.FINISHED, List.of(), RunFixtures.COUNTERS,
                new RunComparisons(references, Optional.empty()), RunFixtures.FINISHED);
    }

    /** Twelve episodes, of which the references played the last ten: 3 on average there. */
    private static double[] rewards(double last) {
        double[] rewards = {100, 100, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3};
        rewards[11] += last;
        return rewards;
    }

    @Test
    void aRunIsComparedInTheEpisodesThatReferencesPlayedStrongestFirst() {
        List<ReferenceComparison> found = ReferenceComparison.of(List.of(run(4, 2.5)), List.of(rewards(0)));
        assertThat(found).extracting(ReferenceComparison::policy).containsExactly("greedy", "popularity");
        assertThat(found).extracting(one -> one.ahead().value()).containsExactly(-1.0, 0.5);
        assertThat(found).noneMatch(one -> one.ahead().hasInterval());
        Grid grid = Grid.of(ReferenceComparison.table("", found));
        assertThat(grid.rows()).extracting(row -> row.getLast().tone()).containsExactly(Tone.LOSS, Tone.GAIN);
        assertThat(grid.rows()).extracting(row -> row.getLast().text()).containsExactly("−1.000", "+0.500");
    }

    @Test
    void seedsArePairedWithTheirOwnReferences() {
        List<ReferenceComparison> found = ReferenceComparison.of(List.of(run(4, 2), run(6, 2), run(5, 2)),
                List.of(rewards(0), rewards(20), rewards(10)));
        // Each seed earns 1 less than its own greedy, however the seeds differ.
        assertThat(found.getFirst()).isEqualTo(new ReferenceComparison("greedy", 5, new Estimate(-1, -1, -1)));
        assertThat(Tone.of(found.getFirst().ahead())).isEqualTo(Tone.LOSS);
    }

    @Test
    void aDifferenceWhoseIntervalHoldsZeroSpeaksForNobody() {
        assertThat(Tone.of(new Estimate(0.1, -0.1, 0.3))).isEqualTo(Tone.PLAIN);
        assertThat(Tone.of(new Estimate(0.1, Double.NaN, Double.NaN))).isEqualTo(Tone.GAIN);
        assertThat(Tone.ofSign(0)).isEqualTo(Tone.PLAIN);
    }
}
