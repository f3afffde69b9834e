package edgetempo.ga;

/** Cumulative weights of a population and searches in them. */
final class CumulativeWeights {
    private CumulativeWeights() {}

    /**
     * Softmax: weights exp(fitness − max).
     *
     * @param fitness    [population]. Not modified.
     * @param cumulative [population] receives the cumulative weights; the last one is their sum. Modified.
     */
    static void softmax(double[] fitness, double[] cumulative) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < cumulative.length; i++) {
            max = Math.max(max, fitness[i]);
        }
        double sum = 0;
        for (int i = 0; i < cumulative.length; i++) {
            sum += Math.exp(fitness[i] - max);
            cumulative[i] = sum;
        }
    }

    /** The first entry above {@code target}, by bisection; the last one if there is none. */
    static int above(double[] cumulative, double target) {
        int low = 0;
        int high = cumulative.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] > target) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
