package edgetempo.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    /** Of two values there are four equally likely resamples, with means 0, ½, ½, 1. */
    @Test
    void agreesWithTheExactDistributionOfTwoValues() {
        Bootstrap bootstrap = new Bootstrap(2, Bootstrap.RESAMPLES, 7);
        double[] values = {0, 1};
        assertThat(bootstrap.interval(values, BootstrapTest::mean, 0.95)).isEqualTo(new Summary.Interval(0, 1));
        assertThat(bootstrap.interval(values, BootstrapTest::mean, 0.40)).isEqualTo(new Summary.Interval(0.5, 0.5));
    }

    /** A resample of ten zeros and ten ones holds Binomial(20, ½) ones: its 2.5 % quantile is 6, its 97.5 % quantile 14. */
    @Test
    void agreesWithTheBinomialDistribution() {
        double[] values = new double[20];
        Arrays.fill(values, 10, 20, 1);
        Summary.Interval interval = new Bootstrap(20, Bootstrap.RESAMPLES, 3).interval(values, BootstrapTest::mean,
                0.95);
        assertThat(interval.low()).isCloseTo(0.3, within(1e-12));
        assertThat(interval.high()).isCloseTo(0.7, within(1e-12));
    }

    /** A percentile interval of 25 normal values falls a little short of its confidence; 400 trials err by 1 %. */
    @Test
    void coversTheTrueMeanAboutAsOftenAsItSays() {
        SplittableRandom random = new SplittableRandom(11);
        int covered = 0;
        for (int trial = 0; trial < 400; trial++) {
            double[] sample = random.doubles(25).map(u -> Math.log(u / (1 - u))).toArray();
            covered += new Bootstrap(25, 500, trial).interval(sample, BootstrapTest::mean, 0.95).contains(0) ? 1 : 0;
        }
        assertThat(covered / 400.0).isBetween(0.89, 0.98);
    }

    @Test
    void theSeedDecidesAndTheSampleIsLeftAsItWas() {
        double[] values = {3, 1, 4, 1, 5, 9, 2, 6};
        Summary.Interval interval = new Bootstrap(8, 1000, 1).interval(values, InterquartileMean::of, 0.95);
        assertThat(new Bootstrap(8, 1000, 1).interval(values, InterquartileMean::of, 0.95)).isEqualTo(interval);
        assertThat(new Bootstrap(8, 1000, 2).interval(values, InterquartileMean::of, 0.95)).isNotEqualTo(interval);
        assertThat(values).containsExactly(3, 1, 4, 1, 5, 9, 2, 6);
    }

    @Test
    void oneValueHasNoSpreadAndNothingIsMadeOfNaN() {
        assertThat(new Bootstrap(1, 10, 1).interval(new double[]{4}, BootstrapTest::mean, 0.95).low()).isNaN();
        assertThat(new Bootstrap(3, 10, 1).interval(new double[]{4, Double.NaN, 5}, BootstrapTest::mean, 0.95).high())
                .isNaN();
    }

    @Test
    void refusesMeaninglessArguments() {
        assertThatThrownBy(() -> new Bootstrap(0, 10, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Bootstrap(1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Bootstrap(2, 1, 1).interval(new double[]{5, 5}, BootstrapTest::mean, 0.95))
                .isEqualTo(new Summary.Interval(5, 5));
        assertThatThrownBy(() -> new Bootstrap(2, 10, 1).interval(new double[3], BootstrapTest::mean, 0.95))
                .hasMessage("a bootstrap of 2 values, found 3");
        assertThatThrownBy(() -> new Bootstrap(2, 10, 1).interval(new double[2], BootstrapTest::mean, 1))
                .hasMessage("confidence must lie between 0 and 1: 1.0");
    }
}
