package edgetempo.reports.gate;

import edgetempo.reports.ReportException;
import edgetempo.reports.bench.BenchIdentity;
import edgetempo.reports.bench.BenchNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares the measurements in two files. */
public final class FileComparison {
    private FileComparison() {}

    /**
     * Compares every benchmark of either side.
     *
     * @param withTimes whether times may be compared; allocation always is
     * @throws ReportException if a benchmark is measured in units that do not go together
     */
    public static List<Comparison> of(Measurements base, Measurements candidate, GateRules rules, boolean withTimes) {
        double machine = machineFactor(base, candidate);
        Map<BenchIdentity, GateSample> before = base.own();
        Map<BenchIdentity, GateSample> after = candidate.own();
        Set<BenchIdentity> identities = new LinkedHashSet<>(before.keySet());
        identities.addAll(after.keySet());
        BenchNames names = new BenchNames(identities);
        List<Comparison> comparisons = new ArrayList<>();
        Map<BenchIdentity, Scatter> scatters = new HashMap<>();
        identities.forEach(identity -> scatters.put(identity, Scatter
                .of(List.of(new Block(costs(before.get(identity), 1), costs(after.get(identity), 1))))));
        Scatter all = Scatter.together(scatters.values());
        for (BenchIdentity identity : identities) {
            GateSample then = before.get(identity);
            GateSample now = after.get(identity);
            comparisons.add(compare(names, then, now, rules, withTimes, machine)
                    .detecting(rules.detectable(scatters.get(identity).deviation(all), costs(then, 1).size(),
                            costs(now, 1).size())));
        }
        return comparisons;
    }

    private static Comparison compare(BenchNames names, GateSample before, GateSample after, GateRules rules,
            boolean withTimes, double machine) {
        GateSample either = before == null ? after : before;
        String name = names.line(either.identity());
        if (before != null && after != null && !before.unit().equals(after.unit())) {
            throw new ReportException(name + " is measured in " + before.unit() + " by the base and in "
                    + after.unit() + " by the candidate, which cannot be compared");
        }
        Subject subject = new Subject(names.benchmark(either.identity()), names.variant(either.identity()),
                either.unit());
        boolean compared = withTimes || before == null || after == null;
        List<Block> times = compared
                ? List.of(new Block(costs(before, 1), costs(after, subject.timed() ? machine : 1)))
                : List.of();
        List<Block> bytes = before != null && after != null && !before.allocated().isEmpty()
                && !after.allocated().isEmpty() ? List.of(new Block(before.allocated(), after.allocated())) : List.of();
        return Comparison.of(subject, times, bytes, rules, true);
    }

    private static List<Double> costs(GateSample sample, double factor) {
        return sample == null ? List.of() : sample.costs().stream().map(cost -> cost / factor).toList();
    }

    /**
     * How many times slower the candidate's machine was: the geometric mean over the calibration benchmarks that both sides have; 1 if
     * there are none.
     */
    public static double machineFactor(Measurements base, Measurements candidate) {
        return Calibration.factor(base, candidate.calibration());
    }
}
