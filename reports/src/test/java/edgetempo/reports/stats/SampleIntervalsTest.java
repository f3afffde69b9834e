package edgetempo.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import edgetempo.reports.stats.Summary.Interval;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleIntervalsTest {
    private static SampleIntervals of(int count) {
        return new SampleIntervals(count, 2000, 1);
    }

    /** R: t.test(c(1, 2, 3))$conf.int is −0.4841377, 4.4841377; the percentile bootstrap says exactly [1, 3]. */
    @Test
    void threeSeedsHaveStudentsIntervalAndNotTheirRange() {
        Interval interval = of(3).mean(new double[]{1, 2, 3});
        assertThat(interval.low()).isCloseTo(-0.4841377, within(5e-8));
        assertThat(interval.high()).isCloseTo(4.4841377, within(5e-8));
        assertThat(SeedEstimate.of(1, 2, 3).meanInterval()).isEqualTo(interval);
        assertThat(SeedEstimate.of(1, 2, 3).iqmInterval().low()).isCloseTo(-0.4841377, within(5e-8));
        assertThat(SeedEstimate.of(1, 2, 3).resamples()).isZero();
        assertThat(SeedEstimate.of(new double[10]).resamples()).isEqualTo(Bootstrap.RESAMPLES);
        double[][] curves = {{1}, {2}, {3}};
        assertThat(SeedCurve.of(curves).low()[0]).isCloseTo(-0.4841377, within(5e-8));
    }

    /** t with 1, 2 and 3 degrees of freedom at 97.5 %: 12.70620, 4.302653, 3.182446. */
    @Test
    void theInterquartileMeanHasYuensInterval() {
        // Winsorised 2, 2, 3, 3: s² = 1/3; h = 2: error √(3·(1/3)/(2·1)).
        Interval four = of(4).interquartileMean(new double[]{9, 2, 3, -7});
        assertThat(four.low()).isCloseTo(2.5 - 12.70620 * Math.sqrt(0.5), within(1e-4));
        assertThat(four.high()).isCloseTo(2.5 + 12.70620 * Math.sqrt(0.5), within(1e-4));
        // 2, 2, 3, 4, 5, 6, 7, 7 winsorised to 3, 3, 3, 4, 5, 6, 6, 6: mean 4.5, s² = 14/7; h = 4: error √(7·2/(4·3)).
        Interval eight = of(8).interquartileMean(new double[]{2, 3, 7, 2, 6, 5, 4, 7});
        assertThat(eight.high()).isCloseTo(4.5 + 3.182446 * Math.sqrt(14 / 12.0), within(1e-5));
    }

    /** Cochran's linearisation, by hand: ratio 2/4; residuals ½, −½, 0; their standard error √(½/2)/√3 over the mean 4/3. */
    @Test
    void theRatioOfSumsHasItsLinearPartsInterval() {
        double[] numerator = {1, 0, 1};
        double[] denominator = {1, 1, 2};
        Interval interval = of(3).ratio(numerator, denominator, drawn -> 0.5);
        double error = 0.5 / Math.sqrt(3) / (4 / 3.0);
        assertThat(interval.low()).isCloseTo(0.5 - 4.302653 * error, within(1e-6));
        assertThat(interval.high()).isCloseTo(0.5 + 4.302653 * error, within(1e-6));
        assertThat(of(3).ratio(numerator, denominator, drawn -> Double.NaN).low()).isNaN();
    }

    /** As scipy's binomtest(k, n).proportion_ci(method="wilson"). */
    @ParameterizedTest
    @CsvSource({"1, 3, 0.4385030, 1", "0, 3, 0, 0.5614970", "0.5, 10, 0.2365931, 0.7634069", "1, 100, 0.9630065, 1"})
    void aShareOfAllIsNotCertain(double share, int count, double low, double high) {
        Interval interval = SampleIntervals.share(share, count);
        assertThat(interval.low()).isCloseTo(low, within(5e-7));
        assertThat(interval.high()).isCloseTo(high, within(5e-7));
        assertThat(SampleIntervals.share(1, 1).low()).isNaN();
        assertThat(SampleIntervals.share(1, 2).low()).isCloseTo(2 / (2 + 1.959964 * 1.959964), within(5e-7));
    }

    @Test
    void fromTenValuesOnItIsTheBootstrap() {
        double[] values = IntStream.range(0, 10).mapToDouble(i -> i * i).toArray();
        Bootstrap bootstrap = new Bootstrap(10, 2000, 1);
        assertThat(of(10).mean(values))
                .isEqualTo(bootstrap.interval(values, sample -> Arrays.stream(sample).sum() / 10, 0.95));
        assertThat(of(10).interquartileMean(values)).isEqualTo(bootstrap.interval(values, InterquartileMean::of, 0.95));
        assertThat(of(10).ratio(values, values, units -> Arrays.stream(units).sum()))
                .isEqualTo(bootstrap.interval(IntStream.range(0, 10).asDoubleStream().toArray(),
                        units -> Arrays.stream(units).sum(), 0.95));
        assertThat(SampleIntervals.label(3, "seed")).isEqualTo("95 % t interval over 3 seeds");
        assertThat(SampleIntervals.label(1, "seed")).isEqualTo("95 % t interval over 1 seed");
        assertThat(SampleIntervals.label(10, "slot")).isEqualTo("95 % bootstrap interval over 10 slots");
    }

    /** 95 of a hundred intervals hold the mean of normal samples; 4000 trials err by 0.35 %. The bootstrap's hold it in about 3 of 4. */
    @Test
    void intervalsOfThreeValuesCoverTheMeanAsOftenAsTheySay() {
        SplittableRandom random = new SplittableRandom(11);
        SampleIntervals three = of(3);
        int covered = 0;
        for (int trial = 0; trial < 4000; trial++) {
            double[] sample = new double[3];
            Arrays.setAll(sample, i -> random.nextGaussian());
            covered += three.mean(sample).contains(0) ? 1 : 0;
        }
        assertThat(covered / 4000.0).isBetween(0.935, 0.965);
    }

    @Test
    void oneValueHasNoIntervalAndOtherSizesAreRefused() {
        assertThat(of(1).mean(new double[]{4}).low()).isNaN();
        assertThat(of(1).interquartileMean(new double[]{4}).low()).isNaN();
        assertThat(of(3).mean(new double[]{4, Double.NaN, 5}).high()).isNaN();
        assertThatThrownBy(() -> of(3).mean(new double[2])).hasMessage("a sample of 3 values, found 2");
    }
}
