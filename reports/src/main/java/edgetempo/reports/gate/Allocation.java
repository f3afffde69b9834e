package edgetempo.reports.gate;

import java.util.List;
import java.util.stream.Stream;

/**
 * Allocation of both sides: the minimum over their forks. What the code allocates is in all of them; excess in one fork is what the
 * compiler had not yet removed there, or failed to.
 *
 * @param base      minimum over its forks, B/op; NaN if not known
 * @param candidate likewise
 * @param tolerance by which equal sides may differ
 */
record Allocation(double base, double candidate, double tolerance) {
    /** Reason of a regression by allocation. */
    static final String MORE = "allocates more";

    /**
     * Computes the allocation from blocks of bytes per operation.
     *
     * @param seconds time of an operation, s; NaN if not known
     */
    static Allocation of(List<Block> blocks, double seconds) {
        double base = least(blocks.stream().flatMap(block -> block.base().stream()));
        double candidate = least(blocks.stream().flatMap(block -> block.candidate().stream()));
        return new Allocation(base, candidate, GateRules.allocationTolerance(base, seconds));
    }

    private static double least(Stream<Double> bytes) {
        return bytes.mapToDouble(value -> value).min().orElse(Double.NaN);
    }

    boolean more() {
        return candidate - base > tolerance;
    }

    boolean less() {
        return base - candidate > tolerance;
    }

    /** Whether both sides are known. */
    boolean known() {
        return !Double.isNaN(base) && !Double.isNaN(candidate);
    }

    /** The verdict on allocation alone. */
    Verdict verdict() {
        return !known()
                ? Verdict.NOT_JUDGED
                : more() ? Verdict.REGRESSED : less() ? Verdict.IMPROVED : Verdict.NO_CLEAR_CHANGE;
    }

    String reason() {
        return more() ? MORE : less() ? "allocates less" : "";
    }
}
