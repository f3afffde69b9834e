package edgetempo.benchmarks.gate;

import edgetempo.reports.bench.BenchMachine;
import edgetempo.reports.gate.Conditions;
import edgetempo.reports.gate.GateSample;
import edgetempo.reports.gate.GateSteps;
import edgetempo.reports.gate.Measurements;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Measures a baseline: rounds over all benchmarks, so that disturbances of the machine affect all of them.
 *
 * @param revision what is measured
 * @param entries  the benchmarks, those of the calibration included
 * @param steps    receives progress
 */
record BaselineRun(Revision revision, List<GateEntry> entries, GateSteps steps) {
    private static final int FORKS = 6;
    private static final int ALLOCATION_FORKS = 2;

    /** Measures them all, on this machine. */
    Measurements measure(Optional<String> commit) {
        Conditions conditions = Conditions.current(revision.flags());
        Map<GateEntry, Map<String, String>> work = revision.work(entries);
        Map<GateEntry, List<Double>> costs = new LinkedHashMap<>();
        Map<GateEntry, List<Double>> allocated = new LinkedHashMap<>();
        steps.expect(GateSteps.Kind.TIMES, FORKS);
        steps.expect(GateSteps.Kind.BYTES, ALLOCATION_FORKS);
        for (int fork = 0; fork < FORKS; fork++) {
            steps.begin(GateSteps.Kind.TIMES, "round " + (fork + 1) + " of " + FORKS);
            for (GateEntry entry : entries) {
                revision.time(entry)
                        .ifPresent(cost -> costs.computeIfAbsent(entry, key -> new ArrayList<>()).add(cost));
            }
        }
        for (int fork = 0; fork < ALLOCATION_FORKS; fork++) {
            steps.begin(GateSteps.Kind.BYTES, "allocation");
            for (GateEntry entry : entries) {
                revision.bytes(entry)
                        .ifPresent(bytes -> allocated.computeIfAbsent(entry, key -> new ArrayList<>()).add(bytes));
            }
        }
        List<GateSample> samples = entries.stream().map(entry -> entry.sample(costs.get(entry), allocated.get(entry),
                work.getOrDefault(entry, Map.of()))).toList();
        return Measurements.of(Gate.now(Instant.now()), commit, BenchMachine.current(), conditions, samples);
    }
}
