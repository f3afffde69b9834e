package edgetempo.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignedRanksTest {
    private static final double ROUNDING = 1e-12;

    /** Zeros, then so many differences below zero of sizes 1, 2, 3 ... */
    private static double[] zerosAndLosses(int zeros, int losses) {
        return IntStream.range(0, zeros + losses).mapToDouble(i -> i < zeros ? 0 : zeros - i - 1).toArray();
    }

    @ParameterizedTest
    @CsvSource({"66, 4, 0.125", "60, 5, 0.0625", "0, 5, 0.0625", "30, 1, 1", "3, 2, 0.5"})
    void zerosAreDroppedOnceAndTellNothing(int zeros, int losses, double p) {
        SignedRanks test = SignedRanks.of(zerosAndLosses(zeros, losses));
        assertThat(test.p()).isEqualTo(p);
        assertThat(test.pairs()).isEqualTo(losses);
        assertThat(test.zeros()).isEqualTo(zeros);
        assertThat(test.positive()).isZero();
        assertThat(test.exact()).isTrue();
    }

    /** The example of scipy.stats.wilcoxon: Darwin's maize plants. */
    @Test
    void agreesWithScipysExample() {
        SignedRanks test = SignedRanks.of(new double[]{6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75});
        assertThat(120 - test.positive()).isEqualTo(24);
        assertThat(test.p()).isCloseTo(0.041259765625, within(ROUNDING));
    }

    /** Every assignment of signs, counted one by one. */
    @Test
    void agreesWithEnumerationAlsoWithTiesAndZeros() {
        SplittableRandom random = new SplittableRandom(5);
        for (int trial = 0; trial < 200; trial++) {
            int n = random.nextInt(1, 12);
            int levels = random.nextInt(1, 6);
            double[] differences = random.ints(n, -levels, levels + 1).asDoubleStream().toArray();
            assertThat(SignedRanks.of(differences).p()).as("trial %d: %s", trial, Arrays.toString(differences))
                    .isCloseTo(enumerated(differences), within(ROUNDING));
        }
    }

    /** Ranks by comparison of every pair, p by all 2ⁿ signs. */
    private static double enumerated(double[] differences) {
        double[] changed = Arrays.stream(differences).filter(d -> d != 0).toArray();
        double[] ranks = Arrays.stream(changed).map(d -> 0.5 + Arrays.stream(changed)
                .map(e -> Math.abs(e) < Math.abs(d) ? 1 : Math.abs(e) == Math.abs(d) ? 0.5 : 0).sum()).toArray();
        double mean = Arrays.stream(ranks).sum() / 2;
        double observed = Math.abs(
                IntStream.range(0, ranks.length).mapToDouble(i -> changed[i] > 0 ? ranks[i] : 0).sum() - mean);
        int asFar = 0;
        for (int signs = 0; signs < 1 << ranks.length; signs++) {
            double sum = 0;
            for (int i = 0; i < ranks.length; i++) {
                sum += (signs >> i & 1) == 1 ? ranks[i] : 0;
            }
            asFar += Math.abs(sum - mean) >= observed ? 1 : 0;
        }
        return (double) asFar / (1 << ranks.length);
    }

    /** Tables of Wilcoxon and Wilcox 1964: two-sided critical values of the smaller sum at 5 %, the largest that is significant. */
    @ParameterizedTest
    @CsvSource({"6, 0", "8, 3", "10, 8", "15, 25", "20, 52", "25, 89", "30, 137", "40, 264", "50, 434"})
    void agreesWithPrintedCriticalValues(int n, int critical) {
        assertThat(SignedRanks.of(withNegativeSum(n, critical)).p()).isLessThanOrEqualTo(0.05);
        assertThat(SignedRanks.of(withNegativeSum(n, critical + 1)).p()).isGreaterThan(0.05);
    }

    /** Differences ±1 … ±n of which those below zero have this sum of ranks. */
    private static double[] withNegativeSum(int n, int sum) {
        double[] differences = IntStream.rangeClosed(1, n).asDoubleStream().toArray();
        for (int rank = n, left = sum; left > 0; rank--) {
            if (rank <= left) {
                differences[rank - 1] = -rank;
                left -= rank;
            }
        }
        return differences;
    }

    @Test
    void theApproximationBeyondFiftyPairsIsThatOfTheNormalDistribution() {
        SignedRanks test = SignedRanks.of(withNegativeSum(60, 600));
        assertThat(test.exact()).isFalse();
        // z = (1230 − 915 − ½)/√(60·61·121/24) = 2.315224; as scipy's wilcoxon(d, method="asymptotic", correction=True).
        assertThat(test.p()).isCloseTo(0.0206006686, within(1e-9));
        double[] tied = new double[80];
        double[] ten = {1, -1, 2, 2, -3, 3, 3, 0, 0, 5};
        Arrays.setAll(tied, i -> ten[i % 10]);
        assertThat(SignedRanks.of(tied).pairs()).isEqualTo(64);
        assertThat(SignedRanks.of(tied).p()).isCloseTo(3.183542947478312e-05, within(1e-12));
        // scipy's wilcoxon(d, method="exact"), where the approximation says 0.05004.
        assertThat(SignedRanks.of(withNegativeSum(50, 434)).p()).isCloseTo(0.04944640680060175, within(1e-15));
    }

    @Test
    void nothingMakesItNotANumber() {
        assertThat(SignedRanks.of(new double[70]).p()).isEqualTo(1);
        assertThat(SignedRanks.of(new double[0]).p()).isEqualTo(1);
        assertThat(SignedRanks.of(zerosAndLosses(0, 80)).p()).isBetween(0.0, 1e-10);
        double[] allTied = new double[80];
        Arrays.fill(allTied, 0, 40, 1);
        Arrays.fill(allTied, 40, 80, -1);
        assertThat(SignedRanks.of(allTied).p()).isEqualTo(1);
        assertThat(SignedRanks.of(new double[]{Double.POSITIVE_INFINITY, -1, 2}).p()).isBetween(0.0, 1.0);
        assertThatThrownBy(() -> SignedRanks.of(new double[]{1, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
