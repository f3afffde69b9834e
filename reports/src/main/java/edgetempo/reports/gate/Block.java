package edgetempo.reports.gate;

import java.util.List;
import java.util.stream.Stream;

/**
 * Costs of the forks of both sides that ran close to each other: what slows the machine for a while, or makes it drift,
 * is common to a block and drops out.
 *
 * @param base      one cost a fork, in the order measured
 * @param candidate likewise
 */
public record Block(List<Double> base, List<Double> candidate) {
    /** Keeps copies. */
    public Block {
        base = List.copyOf(base);
        candidate = List.copyOf(candidate);
    }

    /** With more forks of the candidate. */
    Block withCandidate(List<Double> more) {
        return new Block(base, Stream.concat(candidate.stream(), more.stream()).toList());
    }
}
