package edgetempo.reports.stats;

import java.util.Arrays;
import org.apache.commons.math3.stat.StatUtils;

/**
 * The mean of the middle half of a sample: more robust to outlying seeds than the mean, and statistically more efficient than the median
 * (Agarwal et al., <i>Deep Reinforcement Learning at the Edge of the Statistical Precipice</i>, NeurIPS 2021).
 */
public final class InterquartileMean {
    private InterquartileMean() {}

    /**
     * Drops the ⌊n/4⌋ lowest and the ⌊n/4⌋ highest values and averages the others, as that paper's own library does;
     * of fewer than four values it is the mean.
     *
     * @param values in any order. Not modified.
     * @return NaN if there is no value, or a NaN among them
     */
    public static double of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        if (sorted.length == 0 || Double.isNaN(sorted[sorted.length - 1])) {
            return Double.NaN;
        }
        int cut = cut(sorted.length);
        return StatUtils.mean(sorted, cut, sorted.length - 2 * cut);
    }

    /** Number of values dropped at each end. */
    static int cut(int count) {
        return count / 4;
    }
}
