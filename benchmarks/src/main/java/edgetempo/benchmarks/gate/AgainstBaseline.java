package edgetempo.benchmarks.gate;

import edgetempo.reports.bench.BenchIdentity;
import edgetempo.reports.gate.Block;
import edgetempo.reports.gate.Calibration;
import edgetempo.reports.gate.GateSample;
import edgetempo.reports.gate.GateSteps;
import edgetempo.reports.gate.Measurements;
import edgetempo.reports.gate.Measurer;
import edgetempo.reports.gate.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The candidate against measurements of another day: every round also measures the calibration benchmarks, and the candidate's times are
 * divided by their slowdown.
 */
final class AgainstBaseline implements Measurer {
    private static final int FORKS = 2;

    private final Map<Subject, GateEntry> entries;
    private final Measurements baseline;
    private final Map<BenchIdentity, GateSample> before;
    private final List<GateEntry> calibration;
    private final Revision candidate;
    private final boolean withTimes;
    private final GateSteps steps;
    private final List<Double> factors = new ArrayList<>();

    /** @param withTimes whether times are measured, or allocation only */
    AgainstBaseline(Map<Subject, GateEntry> entries, Measurements baseline, Revision candidate, boolean withTimes,
            GateSteps steps) {
        this.entries = entries;
        this.baseline = baseline;
        this.candidate = candidate;
        this.withTimes = withTimes;
        this.steps = steps;
        before = baseline.own();
        calibration = GateSuite.CALIBRATION.stream().map(entry -> entry.as(baseline.calibration().keySet())).toList();
    }

    @Override
    public boolean sameBase() {
        return true;
    }

    @Override
    public int timePasses() {
        return withTimes ? FORKS : 0;
    }

    @Override
    public Map<Subject, Block> times(List<Subject> subjects) {
        Map<Subject, Block> blocks = new LinkedHashMap<>();
        if (!withTimes) {
            return blocks;
        }
        Map<Subject, List<Double>> costs = new LinkedHashMap<>();
        Map<GateEntry, List<Double>> calibrationCosts = new LinkedHashMap<>();
        for (int fork = 0; fork < FORKS; fork++) {
            for (GateEntry entry : calibration) {
                candidate.time(entry)
                        .ifPresent(cost -> calibrationCosts.computeIfAbsent(entry, key -> new ArrayList<>()).add(cost));
            }
            for (Subject subject : subjects) {
                steps.begin(GateSteps.Kind.TIMES, "times of " + subject.id());
                List<Double> own = costs.computeIfAbsent(subject, key -> new ArrayList<>());
                candidate.time(entries.get(subject)).ifPresent(own::add);
            }
        }
        Map<BenchIdentity, GateSample> now = new HashMap<>();
        calibrationCosts.forEach((entry, own) -> now.put(entry.identity(), entry.sample(own, List.of(), Map.of())));
        double factor = Calibration.factor(baseline, now);
        factors.add(factor);
        costs.forEach((subject, own) -> blocks.put(subject, new Block(
                then(subject).map(GateSample::costs).orElse(List.of()),
                own.stream().map(cost -> cost / factor).toList())));
        return blocks;
    }

    @Override
    public Map<Subject, Block> allocations(List<Subject> subjects) {
        Map<Subject, Block> blocks = new LinkedHashMap<>();
        for (Subject subject : subjects) {
            steps.begin(GateSteps.Kind.BYTES, "allocation of " + subject.id());
            then(subject).ifPresent(then -> candidate.bytes(entries.get(subject))
                    .ifPresent(bytes -> blocks.put(subject, new Block(then.allocated(), List.of(bytes)))));
        }
        return blocks;
    }

    private Optional<GateSample> then(Subject subject) {
        return Optional.ofNullable(before.get(entries.get(subject).identity()));
    }

    /** Slowdown of the machine relative to the baseline's, on average over the rounds; NaN if that was not measured. */
    double factor() {
        return factors.stream().mapToDouble(factor -> factor).average().orElse(Double.NaN);
    }
}
