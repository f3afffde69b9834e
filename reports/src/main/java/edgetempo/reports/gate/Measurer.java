package edgetempo.reports.gate;

import java.util.List;
import java.util.Map;

/** Where the numbers of a gate come from. A side that lacks a benchmark has no forks in its blocks. */
public interface Measurer {
    /** One more round of times: a block of each of these benchmarks, seconds an operation. */
    Map<Subject, Block> times(List<Subject> subjects);

    /** One more fork a side of allocation, bytes an operation; a benchmark may be absent if that is not known. */
    Map<Subject, Block> allocations(List<Subject> subjects);

    /** Steps that a benchmark's times of one round are told as. */
    default int timePasses() {
        return 1;
    }

    /** Whether every block holds the same forks of the base, which then count once. */
    default boolean sameBase() {
        return false;
    }
}
