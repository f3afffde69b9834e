package edgetempo.reports.gate;

import java.util.Collection;
import java.util.List;

/**
 * Scatter of forks within a side and block, in logarithms of costs.
 *
 * @param squares sum of squared deviations from the mean of their side and block
 * @param degrees of freedom behind it
 */
record Scatter(double squares, int degrees) {
    /** Weight of the pooled scatter relative to a benchmark's own: four degrees of freedom. */
    private static final int PRIOR_DEGREES = 4;

    /** Of the forks of some blocks. */
    static Scatter of(List<Block> blocks) {
        double squares = 0;
        int degrees = 0;
        for (Block block : blocks) {
            for (List<Double> side : List.of(block.base(), block.candidate())) {
                double mean = side.stream().mapToDouble(Math::log).average().orElse(0);
                squares += side.stream().mapToDouble(cost -> Math.pow(Math.log(cost) - mean, 2)).sum();
                degrees += Math.max(0, side.size() - 1);
            }
        }
        return new Scatter(squares, degrees);
    }

    /** Of all forks of several benchmarks together. */
    static Scatter together(Collection<Scatter> all) {
        return new Scatter(all.stream().mapToDouble(Scatter::squares).sum(),
                all.stream().mapToInt(Scatter::degrees).sum());
    }

    /**
     * Standard deviation of a fork, moderated: few forks that happen to agree are no proof of a quiet machine.
     *
     * @param all of every benchmark of the gate
     * @return NaN where no side has two forks
     */
    double deviation(Scatter all) {
        if (all.degrees == 0) {
            return Double.NaN;
        }
        double usual = all.squares / all.degrees;
        return Math.sqrt((PRIOR_DEGREES * usual + squares) / (PRIOR_DEGREES + degrees));
    }
}
