package edgetempo.benchmarks.workload;

/**
 * A benchmark's state that can do a fixed amount of its work, from the seeds that it is measured with, and say exactly what it did: two
 * revisions are then compared without a clock. It is asked once, after its set-up, and must not depend on how often it was measured.
 */
public interface CountedWork {
    /**
     * Does the work.
     *
     * @param tally receives what was counted and what came out. Modified.
     */
    void work(WorkTally tally);
}
