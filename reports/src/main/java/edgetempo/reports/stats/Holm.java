package edgetempo.reports.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Holm's step-down correction of several p-values, which controls the family-wise error rate. */
public final class Holm {
    private Holm() {}

    /**
     * Adjusts p-values.
     *
     * @param p p-values, no NaN. Not modified.
     * @return adjusted p-values in the same order, as R's {@code p.adjust(p, "holm")}
     */
    public static double[] adjust(double... p) {
        int[] order = IntStream.range(0, p.length).boxed().sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue).toArray();
        double[] adjusted = new double[p.length];
        double largest = 0;
        for (int i = 0; i < order.length; i++) {
            largest = Math.max(largest, Math.min(1, (p.length - i) * p[order[i]]));
            adjusted[order[i]] = largest;
        }
        return adjusted;
    }
}
