package edgetempo.reports.gate;

import java.util.List;
import org.apache.commons.math3.stat.StatUtils;

/**
 * One benchmark on both sides. Numbers that there are none of are NaN.
 *
 * @param benchmark      class and method
 * @param parameters     in one line
 * @param unit           of the costs
 * @param base           median cost of a fork
 * @param candidate      likewise
 * @param ratio          candidate to base, of paired forks; see {@link RankRatio}
 * @param low            lower end of its interval
 * @param high           upper end
 * @param forks          a side, behind the ratio
 * @param baseBytes      allocated, B/op
 * @param candidateBytes likewise
 * @param verdict        what that means
 * @param reason         why, in a few words
 */
public record Comparison(String benchmark, String parameters, String unit, double base, double candidate, double ratio,
        double low, double high, int forks, double baseBytes, double candidateBytes, Verdict verdict, String reason) {

    /**
     * Judges times and allocations of both sides. Either list of blocks may be empty.
     *
     * @param conclusive whether times may be judged, or were only looked at
     */
    static Comparison of(Subject subject, List<Block> times, List<Block> allocations, GateRules rules,
            boolean conclusive) {
        double base = median(times.stream().flatMap(block -> block.base().stream()).toList());
        double candidate = median(times.stream().flatMap(block -> block.candidate().stream()).toList());
        Allocation bytes = Allocation.of(allocations, subject.timed() ? Math.max(base, candidate) : Double.NaN);
        if (Double.isNaN(base) != Double.isNaN(candidate)) {
            Verdict only = Double.isNaN(base) ? Verdict.ONLY_IN_CANDIDATE : Verdict.ONLY_IN_BASE;
            return new Comparison(subject.benchmark(), subject.parameters(), subject.unit(), base, candidate,
                    Double.NaN, Double.NaN, Double.NaN, 0, bytes.base(), bytes.candidate(), only, "");
        }
        if (Double.isNaN(base)) {
            Verdict verdict = bytes.more()
                    ? Verdict.REGRESSED
                    : bytes.less() ? Verdict.IMPROVED : Verdict.NO_CLEAR_CHANGE;
            return new Comparison(subject.benchmark(), subject.parameters(), subject.unit(), base, candidate,
                    Double.NaN, Double.NaN, Double.NaN, 0, bytes.base(), bytes.candidate(), verdict, bytes.reason());
        }
        RankRatio estimate = RankRatio.of(times, rules.confidence());
        boolean slower = conclusive && rules.slower(estimate);
        boolean faster = conclusive && rules.faster(estimate);
        Verdict verdict = slower || bytes.more()
                ? Verdict.REGRESSED
                : faster || bytes.less() ? Verdict.IMPROVED : Verdict.NO_CLEAR_CHANGE;
        String time = slower ? "slower" : faster ? "faster" : "";
        String reason = time.isEmpty() || bytes.reason().isEmpty()
                ? time + bytes.reason()
                : time + ", " + bytes.reason();
        return new Comparison(subject.benchmark(), subject.parameters(), subject.unit(), base, candidate,
                estimate.ratio(), estimate.interval().low(), estimate.interval().high(), estimate.forks(),
                bytes.base(), bytes.candidate(), verdict, reason);
    }

    /** Benchmark and parameters in one line. */
    public String id() {
        return (benchmark + " " + parameters).strip();
    }

    /** Median, NaN of nothing. */
    static double median(List<Double> values) {
        return StatUtils.percentile(values.stream().mapToDouble(value -> value).toArray(), 50);
    }
}
