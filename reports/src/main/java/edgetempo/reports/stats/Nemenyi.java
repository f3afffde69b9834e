package edgetempo.reports.stats;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Nemenyi's test: the difference of mean ranks above which two treatments differ significantly, for all pairs simultaneously (Demšar,
 * <i>Statistical Comparisons of Classifiers over Multiple Data Sets</i>, JMLR 7, 2006, eq. 4 and Table 5a).
 */
public final class Nemenyi {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    /** Integration bound, beyond which the normal density is negligible in double precision. */
    private static final double TAIL = 8.5;
    /** Number of intervals, even; the error is below 1e-9. */
    private static final int INTERVALS = 400;
    private static final int BISECTIONS = 60;
    private static final double MAX_RANGE = 40;

    private Nemenyi() {}

    /**
     * The critical difference of mean ranks.
     *
     * @param treatments compared, at least 2
     * @param blocks     over which ranks were averaged, at least 1
     * @param level      of significance, in (0, 1), such as 0.05
     * @throws IllegalArgumentException if a number is out of range
     */
    public static double criticalDifference(int treatments, int blocks, double level) {
        if (treatments < 2 || blocks < 1 || !(level > 0 && level < 1)) {
            throw new IllegalArgumentException(
                    "no critical difference of " + treatments + " treatments over " + blocks + " blocks at " + level);
        }
        return rangeQuantile(treatments, 1 - level) / Math.sqrt(2)
                * Math.sqrt(treatments * (treatments + 1.0) / (6.0 * blocks));
    }

    /** Quantile of the studentized range of {@code values} normal variates with infinitely many degrees of freedom. */
    static double rangeQuantile(int values, double probability) {
        double low = 0;
        double high = MAX_RANGE;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (rangeProbability(values, middle) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** k ∫ φ(z) (Φ(z) − Φ(z − q))ᵏ⁻¹ dz by Simpson's rule. */
    private static double rangeProbability(int values, double range) {
        double step = 2 * TAIL / INTERVALS;
        double sum = 0;
        for (int i = 0; i <= INTERVALS; i++) {
            double z = -TAIL + i * step;
            double weight = i == 0 || i == INTERVALS ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * NORMAL.density(z) * Math.pow(NORMAL.probability(z - range, z), values - 1);
        }
        return values * sum * step / 3;
    }
}
