package edgetempo.benchmarks.gate;

import edgetempo.reports.gate.Block;
import edgetempo.reports.gate.GateSteps;
import edgetempo.reports.gate.Measurer;
import edgetempo.reports.gate.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Two revisions interleaved: base, candidate, candidate, base. A linear drift then affects both equally. */
final class Interleaved implements Measurer {
    private final Map<Subject, GateEntry> entries;
    private final Revision base;
    private final Revision candidate;
    private final GateSteps steps;

    Interleaved(Map<Subject, GateEntry> entries, Revision base, Revision candidate, GateSteps steps) {
        this.entries = entries;
        this.base = base;
        this.candidate = candidate;
        this.steps = steps;
    }

    @Override
    public Map<Subject, Block> times(List<Subject> subjects) {
        Map<Subject, Block> blocks = new LinkedHashMap<>();
        for (Subject subject : subjects) {
            GateEntry entry = entries.get(subject);
            steps.begin(GateSteps.Kind.TIMES, "times of " + subject.id());
            List<Double> before = new ArrayList<>();
            List<Double> after = new ArrayList<>();
            base.time(entry).ifPresent(before::add);
            candidate.time(entry).ifPresent(after::add);
            candidate.time(entry).ifPresent(after::add);
            base.time(entry).ifPresent(before::add);
            blocks.put(subject, new Block(before, after));
        }
        return blocks;
    }

    /** Bytes do not depend on what else runs: both sides at once. */
    @Override
    public Map<Subject, Block> allocations(List<Subject> subjects) {
        Map<Subject, Block> blocks = new LinkedHashMap<>();
        for (Subject subject : subjects) {
            GateEntry entry = entries.get(subject);
            steps.begin(GateSteps.Kind.BYTES, "allocation of " + subject.id());
            CompletableFuture<Optional<Double>> before = CompletableFuture.supplyAsync(() -> base.bytes(entry));
            Optional<Double> after = candidate.bytes(entry);
            blocks.put(subject, new Block(Gate.joined(before).stream().toList(), after.stream().toList()));
        }
        return blocks;
    }
}
