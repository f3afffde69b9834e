package edgetempo.reports.gate;

import java.util.List;
import java.util.stream.Stream;

/**
 * What both sides allocate: the least of their forks. What the code asks for is in all of them; what one has beyond
 * others, the compiler had not removed yet or failed to.
 *
 * @param base      least of its forks, B/op; NaN if not known
 * @param candidate likewise
 * @param tolerance by which equal sides may differ
 */
record Allocation(double base, double candidate, double tolerance) {
    /** Why something regressed that allocates more. */
    static final String MORE = "allocates more";

    /**
     * Of blocks of bytes an operation.
     *
     * @param seconds that an operation takes; NaN if not known
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

    /** By itself. */
    Verdict verdict() {
        return !known()
                ? Verdict.NOT_JUDGED
                : more() ? Verdict.REGRESSED : less() ? Verdict.IMPROVED : Verdict.NO_CLEAR_CHANGE;
    }

    String reason() {
        return more() ? MORE : less() ? "allocates less" : "";
    }
}
