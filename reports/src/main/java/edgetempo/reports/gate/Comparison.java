package edgetempo.reports.gate;

import java.util.List;
import org.apache.commons.math3.stat.StatUtils;

/**
 * One benchmark on both sides. Missing numbers are NaN.
 *
 * @param benchmark      class and method
 * @param parameters     in one line
 * @param unit           of the costs
 * @param base           median cost of a fork
 * @param candidate      likewise
 * @param ratio          candidate to base, of paired forks; see {@link RankRatio}
 * @param low            lower end of its interval
 * @param high           upper end
 * @param forks          forks per side behind the ratio
 * @param baseBytes      allocated, B/op
 * @param candidateBytes likewise
 * @param detectable     smallest increase of cost that such a run detects with power 0.9, given the scatter of forks: 0.12 is 12 %;
 *                       NaN where times were not compared
 * @param verdict        verdict
 * @param reason why, in a few words
 */
public record Comparison(String benchmark, String parameters, String unit, double base, double candidate, double ratio,
        double low, double high, int forks, double baseBytes, double candidateBytes, double detectable, Verdict verdict,
        String reason) {
    /** What is said of times with a fork a side: how forks differ from each other is not known. */
    static final String ONE_FORK = "one fork a side tells nothing of times";
    /** Of both sides, for times to be judged. */
    static final int MIN_FORKS = 2;

    /**
     * Judges times and allocations of both sides. Either list of blocks may be empty.
     *
     * @param conclusive whether times may be judged
     */
    static Comparison of(Subject subject, List<Block> times, List<Block> allocations, GateRules rules,
            boolean conclusive) {
        double base = median(times.stream().flatMap(block -> block.base().stream()).toList());
        double candidate = median(times.stream().flatMap(block -> block.candidate().stream()).toList());
        Allocation bytes = allocation(subject, times, allocations);
        if (Double.isNaN(base) != Double.isNaN(candidate)) {
            return withoutRatio(subject, base, candidate, bytes,
                    Double.isNaN(base) ? Verdict.ONLY_IN_CANDIDATE : Verdict.ONLY_IN_BASE, "");
        }
        if (Double.isNaN(base)) {
            return withoutRatio(subject, base, candidate, bytes, bytes.verdict(),
                    bytes.known() ? bytes.reason() : "times are not compared, allocation is not known");
        }
        RankRatio estimate = RankRatio.of(times, rules.confidence());
        if (estimate.forks() < MIN_FORKS) {
            return of(subject, base, candidate, estimate, bytes, bytes.more() ? Verdict.REGRESSED : Verdict.NOT_JUDGED,
                    (bytes.reason().isEmpty() ? "" : bytes.reason() + ", ") + ONE_FORK);
        }
        boolean slower = conclusive && rules.slower(estimate);
        boolean faster = conclusive && rules.faster(estimate);
        Verdict verdict = slower || bytes.more()
                ? Verdict.REGRESSED
                : faster || bytes.less() ? Verdict.IMPROVED : Verdict.NO_CLEAR_CHANGE;
        String time = slower ? "slower" : faster ? "faster" : "";
        return of(subject, base, candidate, estimate, bytes, verdict, time.isEmpty() || bytes.reason().isEmpty()
                ? time + bytes.reason()
                : time + ", " + bytes.reason());
    }

    private static Comparison of(Subject subject, double base, double candidate, RankRatio estimate, Allocation bytes,
            Verdict verdict, String reason) {
        return new Comparison(subject.benchmark(), subject.parameters(), subject.unit(), base, candidate,
                estimate.ratio(), estimate.interval().low(), estimate.interval().high(), estimate.forks(),
                bytes.base(), bytes.candidate(), Double.NaN, verdict, reason);
    }

    private static Comparison withoutRatio(Subject subject, double base, double candidate, Allocation bytes,
            Verdict verdict, String reason) {
        return new Comparison(subject.benchmark(), subject.parameters(), subject.unit(), base, candidate, Double.NaN,
                Double.NaN, Double.NaN, 0, bytes.base(), bytes.candidate(), Double.NaN, verdict, reason);
    }

    /** Allocation of both sides, with a tolerance that depends on the time of an operation. */
    static Allocation allocation(Subject subject, List<Block> times, List<Block> allocations) {
        double base = median(times.stream().flatMap(block -> block.base().stream()).toList());
        double candidate = median(times.stream().flatMap(block -> block.candidate().stream()).toList());
        return Allocation.of(allocations, subject.timed() ? Math.max(base, candidate) : Double.NaN);
    }

    /** A copy with the detectable change; without one where there is no ratio. */
    Comparison detecting(double change) {
        return new Comparison(benchmark, parameters, unit, base, candidate, ratio, low, high, forks, baseBytes,
                candidateBytes, Double.isNaN(ratio) ? Double.NaN : change, verdict, reason);
    }

    /** Whether increased allocation contributes to the regression. */
    public boolean allocatesMore() {
        return verdict == Verdict.REGRESSED && reason.contains(Allocation.MORE);
    }

    /** Whether the benchmark could be judged. */
    boolean judged() {
        return verdict == Verdict.REGRESSED || verdict == Verdict.IMPROVED || verdict == Verdict.NO_CLEAR_CHANGE;
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
