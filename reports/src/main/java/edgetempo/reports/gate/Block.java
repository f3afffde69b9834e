package edgetempo.reports.gate;

import java.util.List;
import java.util.stream.Stream;

/**
 * Costs of forks of both sides that ran close in time: slow phases and drift of the machine are common to a block and cancel out.
 *
 * @param base      one cost per fork, in the order measured
 * @param candidate likewise
 */
public record Block(List<Double> base, List<Double> candidate) {
    /** Keeps copies. */
    public Block {
        base = List.copyOf(base);
        candidate = List.copyOf(candidate);
    }

    /** A copy with more forks of the candidate. */
    Block withCandidate(List<Double> more) {
        return new Block(base, Stream.concat(candidate.stream(), more.stream()).toList());
    }
}
