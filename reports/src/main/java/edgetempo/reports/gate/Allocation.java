package edgetempo.reports.gate;

import java.util.List;

/**
 * What both sides allocate. Less than a fork's median is not believed: now and then the compiler fails to remove an
 * allocation that it usually removes.
 *
 * @param base      median of its forks, B/op; NaN if not known
 * @param candidate likewise
 * @param tolerance by which equal sides may differ
 */
record Allocation(double base, double candidate, double tolerance) {
    /**
     * Of blocks of bytes an operation.
     *
     * @param seconds that an operation takes; NaN if not known
     */
    static Allocation of(List<Block> blocks, double seconds) {
        double base = Comparison.median(blocks.stream().flatMap(block -> block.base().stream()).toList());
        double candidate = Comparison.median(blocks.stream().flatMap(block -> block.candidate().stream()).toList());
        return new Allocation(base, candidate, GateRules.allocationTolerance(base, seconds));
    }

    boolean more() {
        return candidate - base > tolerance;
    }

    boolean less() {
        return base - candidate > tolerance;
    }

    String reason() {
        return more() ? "allocates more" : less() ? "allocates less" : "";
    }
}
