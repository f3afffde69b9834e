package edgetempo.reports.gate;

import java.util.List;
import java.util.Map;

/** Source of a gate's measurements. A side that lacks a benchmark has no forks in its blocks. */
public interface Measurer {
    /** One more round of times: a block of each of these benchmarks, seconds per operation. */
    Map<Subject, Block> times(List<Subject> subjects);

    /** One more fork per side of allocation, bytes per operation; a benchmark may be absent if that is not known. */
    Map<Subject, Block> allocations(List<Subject> subjects);

    /** Number of progress steps of a benchmark's times in one round. */
    default int timePasses() {
        return 1;
    }

    /** Whether every block holds the same forks of the base, which then count once. */
    default boolean sameBase() {
        return false;
    }
}
