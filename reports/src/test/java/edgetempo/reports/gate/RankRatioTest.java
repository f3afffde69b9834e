package edgetempo.reports.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RankRatioTest {
    private static RankRatio of(List<Double> base, List<Double> candidate, double confidence) {
        return RankRatio.of(List.of(new Block(base, candidate)), confidence);
    }

    @Test
    void theEstimateIsTheMedianOfAllRatiosAndTheIntervalThatOfTheTables() {
        // Hollander, Wolfe: with 4 and 4 values the 97.1 % interval reaches from the least to the largest difference.
        RankRatio four = of(List.of(1.0, 2.0, 4.0, 8.0), List.of(16.0, 32.0, 64.0, 128.0), 0.95);
        assertThat(four.ratio()).isCloseTo(16, within(1e-9));
        assertThat(four.interval().low()).isCloseTo(2, within(1e-9));
        assertThat(four.interval().high()).isCloseTo(128, within(1e-9));
        assertThat(four.fastest()).isCloseTo(16, within(1e-9));
        assertThat(four.forks()).isEqualTo(4);
        // 6 and 6: the critical value at 5 % (two-sided) is 5, so five ratios are cut off at either end.
        List<Double> base = List.of(1.0, 1.0, 1.0, 1.0, 1.0, 1.0);
        RankRatio six = of(base, List.of(2.0, 3.0, 4.0, 5.0, 6.0, 7.0), 0.95);
        assertThat(six.interval().low()).isCloseTo(2, within(1e-9));
        assertThat(six.interval().high()).isCloseTo(7, within(1e-9));
        assertThat(of(base, List.of(2.0, 3.0, 4.0, 5.0, 6.0, 7.0), 0.8).interval().low()).isCloseTo(3, within(1e-9));
    }

    @Test
    void oneForkHasNoIntervalAndFewHaveStudents() {
        RankRatio one = of(List.of(1.0), List.of(2.0), 0.95);
        assertThat(one.ratio()).isCloseTo(2, within(1e-12));
        assertThat(one.interval().low()).isZero();
        assertThat(one.interval().high()).isInfinite();
        // Logarithms 0, 1 and 4, 5: Welch's difference 4, standard error 1/√2, 2 degrees of freedom, t = 4.302653.
        RankRatio two = of(List.of(1.0, Math.E), List.of(Math.exp(4), Math.exp(5)), 0.95);
        assertThat(Math.log(two.interval().low())).isCloseTo(4 - 4.302653 * Math.sqrt(0.5), within(1e-5));
        assertThat(Math.log(two.interval().high())).isCloseTo(4 + 4.302653 * Math.sqrt(0.5), within(1e-5));
        RankRatio equal = of(List.of(3.0, 3.0), List.of(3.0, 3.0), 0.95);
        assertThat(equal.interval().contains(1)).isTrue();
    }

    @Test
    void whatABlockHasInCommonDropsOut() {
        List<Block> blocks = List.of(new Block(List.of(1.0, 1.1), List.of(1.2, 1.3)),
                new Block(List.of(5.0, 5.5), List.of(6.0, 6.5)));
        RankRatio estimate = RankRatio.of(blocks, 0.95);
        assertThat(estimate.ratio()).isCloseTo(RankRatio.of(blocks.subList(0, 1), 0.95).ratio(), within(1e-9));
        assertThat(estimate.interval().low()).isGreaterThan(1);
    }

    @Test
    void swappingTheSidesGivesTheReciprocal() {
        List<Double> a = List.of(1.0, 1.5, 1.2, 1.9, 1.1);
        List<Double> b = List.of(1.3, 1.4, 2.2, 1.25, 1.6);
        RankRatio there = of(a, b, 0.95);
        RankRatio back = of(b, a, 0.95);
        assertThat(there.ratio() * back.ratio()).isCloseTo(1, within(1e-12));
        assertThat(there.interval().low() * back.interval().high()).isCloseTo(1, within(1e-12));
    }

    @Test
    void intervalsCoverTheTruthAsOftenAsTheySayWhateverTheDistribution() {
        RandomStream random = new RandomStream().at(7, StreamUse.BOOTSTRAP, 0);
        int covered = 0;
        int samples = 2000;
        for (int i = 0; i < samples; i++) {
            RankRatio estimate = of(heavy(random, 1), heavy(random, 1.5), 0.95);
            covered += estimate.interval().contains(1.5) ? 1 : 0;
        }
        // The exact level for 6 and 6 is 95.9 %; three standard errors are 1.3 %.
        assertThat((double) covered / samples).isBetween(0.945, 0.973);
    }

    /** A positive, skewed distribution without a mean. */
    private static List<Double> heavy(RandomStream random, double scale) {
        return Stream.generate(() -> scale * Math.exp(1 / (0.01 + random.nextDouble()) / 10)).limit(6).toList();
    }
}
