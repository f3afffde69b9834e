package edgetempo.benchmarks.gate;

import edgetempo.reports.bench.BenchMachine;
import edgetempo.reports.gate.Comparison;
import edgetempo.reports.gate.FileComparison;
import edgetempo.reports.gate.GateReport;
import edgetempo.reports.gate.GateRules;
import edgetempo.reports.gate.GateSample;
import edgetempo.reports.gate.Measurements;
import edgetempo.reports.gate.SequentialGate;
import edgetempo.reports.gate.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The regression gate: the working tree against another revision, both measured now, or against a committed baseline.
 *
 * @param home     root of the working tree
 * @param suite    benchmarks by regular expression; empty for the gate's own
 * @param quick    whether the smaller suite is enough
 * @param progress is told, a line at a time, what is being done
 */
public record Gate(Path home, String suite, boolean quick, Consumer<String> progress) {
    /** Least change that counts against a baseline of another day unless asked otherwise; calibration is not perfect. */
    public static final double BASELINE_THRESHOLD = 0.3;

    /** The gate itself keeps one processor busy. */
    private static final double BUSY = 1.5;
    private static final int BASELINE_FORKS = 6;
    private static final int BASELINE_ALLOCATION_FORKS = 2;

    /**
     * The working tree against a revision of it.
     *
     * @throws GateException if either cannot be built or measured
     */
    public GateReport againstRevision(String revision, GateRules rules) {
        Git git = new Git(home);
        String commit = git.commit(revision);
        List<GateEntry> entries = GateSuite.matching(suite, quick);
        String classPath = BuiltRevision.classPath(home, commit, progress);
        return inFolder(folder -> {
            try (Revision base = new Revision("base " + Git.shortened(commit), classPath, sub(folder, "base"));
                    Revision candidate = candidate(folder)) {
                Instant start = Instant.now();
                Map<Subject, GateEntry> bySubject = GateEntry.bySubject(entries);
                List<Comparison> comparisons = new SequentialGate(rules, new Interleaved(bySubject, base, candidate),
                        progress).run(List.copyOf(bySubject.keySet()));
                return report(start, revision + " (" + Git.shortened(commit) + ")", git.describe(),
                        Optional.of(BenchMachine.current()), Double.NaN, rules,
                        busy(List.of("Both revisions ran in turn on this machine.")), comparisons);
            }
        });
    }

    /**
     * The working tree against a baseline. Where that comes from a machine of another class, allocation alone is compared.
     *
     * @param file for the report
     */
    public GateReport againstBaseline(Path file, Measurements baseline, GateRules rules) {
        BenchMachine here = BenchMachine.current();
        boolean sameClass = sameClass(baseline, here);
        List<String> notes = notes(baseline, here, sameClass);
        List<GateEntry> entries = GateSuite.matching(suite, quick).stream()
                .map(entry -> entry.as(baseline.own().keySet())).toList();
        return inFolder(folder -> {
            try (Revision candidate = candidate(folder)) {
                Instant start = Instant.now();
                Map<Subject, GateEntry> bySubject = GateEntry.bySubject(entries);
                AgainstBaseline measurer = new AgainstBaseline(bySubject, baseline, candidate, sameClass);
                List<Subject> subjects = new ArrayList<>(bySubject.keySet());
                List<Comparison> comparisons = new SequentialGate(rules, measurer, progress).run(subjects);
                return report(start, label(file, baseline), new Git(home).describe(), Optional.of(here),
                        measurer.factor(), rules, busy(notes), comparisons);
            }
        });
    }

    /**
     * Two files, without measuring anything: of both, what {@link #suite} finds. Times count only if both come from machines of one class.
     *
     * @throws GateException if the suite finds nothing in either
     */
    public GateReport files(Path baseFile, Measurements base, Path candidateFile, Measurements candidate,
            GateRules rules) {
        Pattern pattern = GateSuite.pattern(suite);
        Measurements before = base.matching(pattern);
        Measurements after = candidate.matching(pattern);
        if (before.own().isEmpty() && after.own().isEmpty()) {
            throw new GateException(
                    "--benchmarks: nothing in " + baseFile + " and " + candidateFile + " matches \"" + suite
                            + "\"");
        }
        boolean known = base.machine().isPresent() && candidate.machine().isPresent();
        boolean sameClass = !known || sameClass(base, candidate.machine().orElseThrow());
        List<String> notes = new ArrayList<>(known
                ? machineNotes(base, candidate.machine().orElseThrow(), sameClass, "the candidate")
                : List.of("A file does not say which machine it is from; both are taken for the same."));
        notes.addAll(jdkNotes(base.jdks(), candidate.jdks(), "the candidate"));
        Instant start = Instant.now();
        return report(start, label(baseFile, base), label(candidateFile, candidate), candidate.machine(),
                FileComparison.machineFactor(before, after), rules, notes,
                FileComparison.of(before, after, rules, sameClass));
    }

    /** Measures a baseline of this machine's class. */
    public Measurements baseline(Optional<String> commit) {
        List<GateEntry> entries = new ArrayList<>(GateSuite.matching(suite, quick));
        entries.addAll(GateSuite.CALIBRATION);
        return inFolder(folder -> {
            try (Revision candidate = candidate(folder)) {
                Map<GateEntry, List<Double>> costs = new LinkedHashMap<>();
                Map<GateEntry, List<Double>> allocated = new LinkedHashMap<>();
                for (int fork = 0; fork < BASELINE_FORKS; fork++) {
                    progress.accept("round " + (fork + 1) + " of " + BASELINE_FORKS);
                    for (GateEntry entry : entries) {
                        candidate.time(entry).ifPresent(
                                cost -> costs.computeIfAbsent(entry, key -> new ArrayList<>()).add(cost));
                    }
                }
                progress.accept("allocation");
                for (int fork = 0; fork < BASELINE_ALLOCATION_FORKS; fork++) {
                    for (GateEntry entry : entries) {
                        candidate.bytes(entry).ifPresent(
                                bytes -> allocated.computeIfAbsent(entry, key -> new ArrayList<>()).add(bytes));
                    }
                }
                List<GateSample> samples = entries.stream()
                        .map(entry -> entry.sample(costs.get(entry), allocated.get(entry))).toList();
                return Measurements.of(now(Instant.now()), commit, BenchMachine.current(), samples);
            }
        });
    }

    private static boolean sameClass(Measurements base, BenchMachine here) {
        return base.machine().map(then -> then.machineClass().equals(here.machineClass())).orElse(false);
    }

    private static List<String> notes(Measurements base, BenchMachine here, boolean sameClass) {
        List<String> notes = new ArrayList<>(machineNotes(base, here, sameClass, "this machine"));
        notes.addAll(jdkNotes(base.jdks(), List.of(here.jdk()), "this machine"));
        return notes;
    }

    private static List<String> machineNotes(Measurements base, BenchMachine other, boolean sameClass, String whose) {
        if (base.machine().isEmpty()) {
            return List.of("The base does not say which machine it is from: times are not compared, allocation is.");
        }
        BenchMachine then = base.machine().orElseThrow();
        if (!sameClass) {
            return List.of("The base is from a machine of class " + then.machineClass() + ", " + whose + " of "
                    + other.machineClass() + ": times are not compared, allocation is.");
        }
        return then.cpu().equals(other.cpu())
                ? List.of()
                : List.of("The base is from another processor (" + then.cpu() + ", " + whose + ": " + other.cpu()
                        + "): times are compared through the calibration only.");
    }

    /** Whatever the classes of the machines: another compiler is another program. */
    private static List<String> jdkNotes(List<String> base, List<String> other, String whose) {
        if (base.isEmpty() || other.isEmpty()) {
            return List.of(
                    (base.isEmpty() ? "The base" : "The candidate") + " does not say which JDK it was measured on.");
        }
        Set<String> before = withoutVendor(base);
        Set<String> after = withoutVendor(other);
        return before.equals(after)
                ? List.of()
                : List.of("The base is from another JDK (" + String.join("; ", before) + ", " + whose + ": "
                        + String.join("; ", after) + ").");
    }

    /** JMH names the virtual machine and its version, this project its vendor too. */
    private static Set<String> withoutVendor(List<String> jdks) {
        return jdks.stream().map(jdk -> jdk.replaceFirst(",.*", "")).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> busy(List<String> notes) {
        double load = Revision.load();
        if (load < BUSY) {
            return notes;
        }
        List<String> more = new ArrayList<>(notes);
        more.add(
                String.format(Locale.ROOT, "The machine was busy: %.1f running tasks a processor. Times are uncertain.",
                        load));
        return more;
    }

    private static GateReport report(Instant start, String base, String candidate, Optional<BenchMachine> machine,
            double factor, GateRules rules, List<String> notes, List<Comparison> comparisons) {
        double seconds = start.until(Instant.now(), ChronoUnit.MILLIS) / 1e3;
        return new GateReport(GateReport.SCHEMA_VERSION, now(start), base, candidate,
                machine, factor, rules.threshold(), rules.confidence(), seconds, notes,
                comparisons);
    }

    private static String now(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String label(Path file, Measurements of) {
        return file + of.commit().map(commit -> " (" + Git.shortened(commit) + ")").orElse("");
    }

    /** This program's own class path is the working tree's: the launcher has just built it. */
    private static Revision candidate(Path folder) throws IOException {
        return new Revision("candidate", System.getProperty("java.class.path"), sub(folder, "candidate"));
    }

    private static Path sub(Path folder, String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    private interface Work<T> {
        T in(Path folder) throws IOException;
    }

    private static <T> T inFolder(Work<T> work) {
        try {
            Path folder = Files.createTempDirectory("edgetempo-gate");
            try {
                return work.in(folder);
            } finally {
                BuiltRevision.delete(folder);
            }
        } catch (IOException e) {
            throw new GateException("a temporary folder cannot be used: " + e.getMessage(), e);
        }
    }
}
