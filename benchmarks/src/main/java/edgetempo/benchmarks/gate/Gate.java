package edgetempo.benchmarks.gate;

import edgetempo.reports.bench.BenchIdentity;
import edgetempo.reports.bench.BenchMachine;
import edgetempo.reports.bench.BenchNames;
import edgetempo.reports.gate.BisectReport;
import edgetempo.reports.gate.Cause;
import edgetempo.reports.gate.Comparison;
import edgetempo.reports.gate.Conditions;
import edgetempo.reports.gate.FileComparison;
import edgetempo.reports.gate.GateReport;
import edgetempo.reports.gate.GateRules;
import edgetempo.reports.gate.GateSteps;
import edgetempo.reports.gate.Measurements;
import edgetempo.reports.gate.SequentialGate;
import edgetempo.reports.gate.Subject;
import edgetempo.reports.gate.Verdict;
import edgetempo.reports.gate.WorkComparison;
import edgetempo.reports.profile.ProfileDifference;
import edgetempo.reports.profile.ProfileFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The regression gate: the working tree against another revision, both measured now, against a committed baseline, or against itself.
 *
 * @param home          root of the working tree
 * @param suite         benchmarks by regular expression; empty for the gate's own
 * @param quick         whether the smaller suite is enough
 * @param workMayDiffer whether a candidate that does different work than the base may pass
 * @param flames        folder that exists, for flame graphs of what regressed
 * @param progress      is told, a line at a time, what is being done
 */
public record Gate(Path home, String suite, boolean quick, boolean workMayDiffer, Optional<Path> flames,
        Consumer<String> progress) {
    /** Default threshold against a baseline of another day; calibration is not perfect. */
    public static final double BASELINE_THRESHOLD = 0.3;

    /** A profile takes half a minute, and the worst regressions suffice. */
    private static final int MAX_PROFILED = 3;
    private static final double NO_BYTES = 0.5;
    /** Duration of a first recording that lists methods, s. */
    private static final int LOOKING_S = 2;
    /** Duration of a profile, s: eight hundred samples per side. */
    private static final int PROFILED_S = 8;

    /**
     * A built revision.
     *
     * @param label     for the report
     * @param name      for messages
     * @param classPath of its benchmarks
     */
    record Side(String label, String name, String classPath) {}

    /**
     * The working tree against a revision of it.
     *
     * @throws GateException if either cannot be built or measured
     */
    public GateReport againstRevision(String revision, GateRules rules) {
        Git git = new Git(home);
        String commit = git.commit(revision);
        List<GateEntry> entries = GateSuite.matching(suite, quick);
        Side base = new Side(revision + " (" + Git.shortened(commit) + ")", "base " + Git.shortened(commit),
                BuiltRevision.classPath(home, commit, progress));
        return compare(base, candidate(), entries, rules, "Both revisions ran in turn on this machine.", true);
    }

    /**
     * The working tree against itself: differences are due to the machine, or to work that depends on more than its seeds.
     *
     * @throws GateException if it cannot be measured
     */
    public GateReport againstItself(GateRules rules) {
        Side candidate = candidate();
        return compare(new Side(candidate.label, "base, the same", candidate.classPath), candidate,
                GateSuite.matching(suite, quick), rules,
                "Both sides are the same: what differs is the machine's doing, or depends on more than seeds.", true);
    }

    /**
     * Finds the first commit that is slower, allocates more or does different work than a good one. Nothing is checked out.
     *
     * @param range {@code GOOD..BAD}
     * @throws GateException if it is no such range, the bad commit is not worse, or one of both cannot be built or measured
     */
    public BisectReport bisect(String range, GateRules rules) {
        String[] ends = range.split("\\.\\.", -1);
        if (ends.length != 2 || ends[0].isBlank() || ends[1].isBlank()) {
            throw new GateException(
                    "\"" + range + "\" is no range; expected GOOD..BAD, two revisions, such as v1.0..HEAD");
        }
        Git git = new Git(home);
        String good = git.commit(range, ends[0]);
        String bad = git.commit(range, ends[1]);
        if (good.equals(bad) || !git.isBefore(good, bad)) {
            throw new GateException(range + ": " + ends[0] + " does not come before " + ends[1]
                    + "; the good revision stands in front of the two dots");
        }
        List<GateEntry> entries = GateSuite.matching(suite, quick);
        GateReport whole = compare(built(git, good), built(git, bad), entries, rules,
                "Both ends of the range ran in turn on this machine.", true);
        Map<Subject, GateEntry> bySubject = GateEntry.bySubject(entries);
        List<GateEntry> slower = whole.comparisons().stream().filter(one -> one.verdict() == Verdict.REGRESSED)
                .map(one -> bySubject.get(new Subject(one.benchmark(), one.parameters(), one.unit()))).toList();
        List<GateEntry> other = whole.changedWork().stream()
                .map(one -> bySubject.get(new Subject(one.benchmark(), one.parameters(), Subject.SECONDS))).toList();
        if (slower.isEmpty() && (other.isEmpty() || workMayDiffer)) {
            return new BisectReport(range, whole, List.of(), List.of());
        }
        Bisection.Found found = new Bisection(git, commit -> {
            try {
                return slower.isEmpty()
                        ? doesTheSame(built(git, good), built(git, commit), other)
                        : isAsFast(built(git, good), built(git, commit), slower, rules);
            } catch (GateException e) {
                progress.accept("bisect: " + Git.shortened(commit) + " cannot be judged: " + e.getMessage());
                return Bisection.Judgement.SKIPPED;
            }
        }, progress).search(good, bad);
        return new BisectReport(range, whole, found.suspects().stream().map(git::title).toList(),
                found.tried().stream().map(one -> new BisectReport.Step(git.title(one.commit()),
                        one.judgement().label())).toList());
    }

    private Side built(Git git, String commit) {
        return new Side(git.title(commit), Git.shortened(commit), BuiltRevision.classPath(home, commit, progress));
    }

    private Bisection.Judgement isAsFast(Side good, Side commit, List<GateEntry> entries, GateRules rules) {
        GateReport report = new Gate(home, suite, quick, true, Optional.empty(), progress)
                .compare(good, commit, entries, rules, "", false);
        return switch (report.outcome()) {
            case PASSED -> Bisection.Judgement.GOOD;
            case FAILED -> Bisection.Judgement.BAD;
            case UNDECIDED -> Bisection.Judgement.SKIPPED;
        };
    }

    /** Digests are equal or are not: times need not be measured. */
    private static Bisection.Judgement doesTheSame(Side one, Side other, List<GateEntry> entries) {
        return inFolder(folder -> {
            try (Revision good = new Revision(one.name, one.classPath, sub(folder, "base"));
                    Revision commit = new Revision(other.name, other.classPath, sub(folder, "candidate"))) {
                List<WorkComparison> work = work(GateEntry.bySubject(entries), good.work(entries),
                        commit.work(entries), new ArrayList<>());
                return work.isEmpty()
                        ? Bisection.Judgement.SKIPPED
                        : work.stream().anyMatch(WorkComparison::different)
                                ? Bisection.Judgement.BAD
                                : Bisection.Judgement.GOOD;
            }
        });
    }

    /** Measures two sides in turn; {@code profiled} says whether what regressed is. */
    GateReport compare(Side one, Side other, List<GateEntry> entries, GateRules rules, String remark,
            boolean profiled) {
        return inFolder(folder -> {
            try (Revision base = new Revision(one.name, one.classPath, sub(folder, "base"));
                    Revision candidate = new Revision(other.name, other.classPath, sub(folder, "candidate"))) {
                Instant start = Instant.now();
                Map<Subject, GateEntry> bySubject = GateEntry.bySubject(entries);
                GateSteps steps = new GateSteps(progress, System::nanoTime);
                steps.expect(GateSteps.Kind.WORK, 1);
                SequentialGate gate = new SequentialGate(rules, new Interleaved(bySubject, base, candidate, steps),
                        steps, List.copyOf(bySubject.keySet()));
                Conditions conditions = Conditions.current(candidate.flags());
                List<String> notes = new ArrayList<>(List.of(remark));
                notes.addAll(Conditions.differences(
                        new Conditions(base.flags(), conditions.governor(), conditions.load()), conditions));
                steps.begin(GateSteps.Kind.WORK, "what both sides do");
                CompletableFuture<Map<GateEntry, Map<String, String>>> before = CompletableFuture
                        .supplyAsync(() -> base.work(entries));
                Map<GateEntry, Map<String, String>> after = candidate.work(entries);
                List<WorkComparison> work = work(bySubject, joined(before), after, notes);
                List<Comparison> comparisons = gate.run();
                List<Cause> causes = !profiled
                        ? List.of()
                        : causes(start, comparisons, bySubject, base, candidate, steps, folder);
                notes.addAll(conditions.warnings(Conditions.current(candidate.flags())));
                return report(start, one.label, other.label, Optional.of(BenchMachine.current()), Double.NaN, rules,
                        notes, comparisons, true, Optional.of(conditions), work, causes);
            }
        });
    }

    static <T> T joined(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof GateException cause ? cause : e;
        }
    }

    private static List<WorkComparison> work(Map<Subject, GateEntry> bySubject,
            Map<GateEntry, Map<String, String>> base, Map<GateEntry, Map<String, String>> candidate,
            List<String> notes) {
        List<WorkComparison> work = new ArrayList<>();
        bySubject.forEach((subject, entry) -> {
            WorkComparison both = WorkComparison.of(subject, base.getOrDefault(entry, Map.of()),
                    candidate.getOrDefault(entry, Map.of()));
            if (!both.unknown()) {
                work.add(both);
            }
        });
        if (work.isEmpty()) {
            notes.add("What both sides do was not compared: "
                    + (candidate.isEmpty() ? "these benchmarks do not count it." : "the base does not count it."));
        }
        return work;
    }

    /** Profiles of what regressed, the worst first. */
    private List<Cause> causes(Instant start, List<Comparison> comparisons, Map<Subject, GateEntry> bySubject,
            Revision base, Revision candidate, GateSteps steps, Path folder) {
        List<Comparison> worst = comparisons.stream().filter(one -> one.verdict() == Verdict.REGRESSED)
                .sorted(Comparator.comparingDouble((Comparison one) -> Double.isNaN(one.ratio()) ? 1 : one.ratio())
                        .reversed())
                .limit(MAX_PROFILED).toList();
        steps.expect(GateSteps.Kind.PROFILE, worst.size());
        Path settings = folder.resolve("settings.jfc");
        ProfileFolder.writeSettings(settings);
        List<Cause> causes = new ArrayList<>();
        for (Comparison one : worst) {
            steps.begin(GateSteps.Kind.PROFILE, "profiles of " + one.id());
            GateEntry entry = bySubject.get(new Subject(one.benchmark(), one.parameters(), one.unit()));
            List<String> apart = candidate.profile(entry, settings, List.of(), LOOKING_S)
                    .map(ProfileDifference::separable).orElse(List.of());
            Optional<Path> before = base.profile(entry, settings, apart, PROFILED_S);
            Optional<Path> after = candidate.profile(entry, settings, apart, PROFILED_S);
            if (before.isPresent() && after.isPresent()) {
                causes.add(cause(start, one, before.get(), after.get(), causes.size() + 1));
            }
        }
        steps.end();
        return causes;
    }

    private Cause cause(Instant start, Comparison one, Path before, Path after, int number) {
        ProfileDifference difference = ProfileDifference.of(before, after,
                Double.isNaN(one.ratio()) ? 1 : one.ratio(),
                one.baseBytes() > NO_BYTES ? one.candidateBytes() / one.baseBytes() : Double.NaN);
        Optional<Path> page = flames
                .map(place -> place.resolve(GateReport.fileStem(now(start)) + "-flames-" + number + ".html"));
        page.ifPresent(file -> ProfileDifference.flames(before, after, one.id(), file));
        // Bytes that did not change for certain are the noise of sampling.
        return new Cause(one.benchmark(), one.parameters(), difference.methods(),
                one.allocatesMore() ? difference.sites() : List.of(), page.map(file -> file.getFileName().toString()));
    }

    /**
     * The working tree against a baseline. Where that comes from a machine of another class, allocation alone is compared.
     *
     * @param file for the report
     */
    public GateReport againstBaseline(Path file, Measurements baseline, GateRules rules) {
        BenchMachine here = BenchMachine.current();
        boolean sameClass = MachineDifferences.sameClass(baseline, here);
        List<GateEntry> entries = GateSuite.matching(suite, quick).stream()
                .map(entry -> entry.as(baseline.own().keySet())).toList();
        return inFolder(folder -> {
            Side side = candidate();
            try (Revision candidate = new Revision(side.name, side.classPath, sub(folder, "candidate"))) {
                Instant start = Instant.now();
                Map<Subject, GateEntry> bySubject = GateEntry.bySubject(entries);
                GateSteps steps = new GateSteps(progress, System::nanoTime);
                AgainstBaseline measurer = new AgainstBaseline(bySubject, baseline, candidate, sameClass, steps);
                steps.expect(GateSteps.Kind.WORK, sameClass ? 1 : 0);
                SequentialGate gate = new SequentialGate(rules, measurer, steps, List.copyOf(bySubject.keySet()));
                List<String> notes = new ArrayList<>(MachineDifferences.ofBaseline(baseline, here, sameClass));
                Conditions conditions = Conditions.current(candidate.flags());
                baseline.conditions()
                        .ifPresent(then -> notes.addAll(Conditions.differences(then, conditions)));
                List<WorkComparison> work = List.of();
                if (sameClass) {
                    steps.begin(GateSteps.Kind.WORK, "what the candidate does");
                    Map<GateEntry, Map<String, String>> before = new HashMap<>();
                    entries.forEach(entry -> Optional.ofNullable(baseline.own().get(entry.identity()))
                            .filter(then -> !then.work().isEmpty())
                            .ifPresent(then -> before.put(entry, then.work())));
                    work = work(bySubject, before, candidate.work(entries), notes);
                }
                List<Comparison> comparisons = gate.run();
                if (comparisons.stream().anyMatch(one -> one.verdict() == Verdict.REGRESSED)) {
                    notes.add("Of a file there is no profile: --base-ref also says which methods moved.");
                }
                notes.addAll(conditions.warnings(Conditions.current(candidate.flags())));
                return report(start, label(file, baseline), side.label, Optional.of(here), measurer.factor(), rules,
                        notes, comparisons, sameClass, Optional.of(conditions), work, List.of());
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
        boolean sameClass = !known || MachineDifferences.sameClass(base, candidate.machine().orElseThrow());
        List<String> notes = new ArrayList<>(known
                ? MachineDifferences.machineNotes(base, candidate.machine().orElseThrow(), sameClass, "the candidate")
                : List.of("A file does not say which machine it is from; both are taken for the same."));
        notes.addAll(MachineDifferences.jdkNotes(base.jdks(), candidate.jdks(), "the candidate"));
        if (base.conditions().isPresent() && candidate.conditions().isPresent()) {
            notes.addAll(
                    Conditions.differences(base.conditions().orElseThrow(), candidate.conditions().orElseThrow()));
        }
        Instant start = Instant.now();
        return report(start, label(baseFile, base), label(candidateFile, candidate), candidate.machine(),
                FileComparison.machineFactor(before, after), rules, notes,
                FileComparison.of(before, after, rules, sameClass), sameClass, candidate.conditions(),
                sameClass ? work(before, after) : List.of(), List.of());
    }

    private static List<WorkComparison> work(Measurements base, Measurements candidate) {
        List<BenchIdentity> both = base.own().keySet().stream().filter(candidate.own()::containsKey).toList();
        BenchNames names = new BenchNames(both);
        return both.stream().map(identity -> WorkComparison.of(
                new Subject(names.benchmark(identity), names.variant(identity), Subject.SECONDS),
                base.own().get(identity).work(), candidate.own().get(identity).work()))
                .filter(work -> !work.unknown()).toList();
    }

    /** Measures a baseline of this machine's class. */
    public Measurements baseline(Optional<String> commit) {
        List<GateEntry> entries = new ArrayList<>(GateSuite.matching(suite, quick));
        entries.addAll(GateSuite.CALIBRATION);
        return inFolder(folder -> {
            try (Revision candidate = new Revision("candidate", candidate().classPath, sub(folder, "candidate"))) {
                return new BaselineRun(candidate, entries, new GateSteps(progress, System::nanoTime)).measure(commit);
            }
        });
    }

    private GateReport report(Instant start, String base, String candidate, Optional<BenchMachine> machine,
            double factor, GateRules rules, List<String> notes, List<Comparison> comparisons, boolean timesCompared,
            Optional<Conditions> conditions, List<WorkComparison> work, List<Cause> causes) {
        double seconds = start.until(Instant.now(), ChronoUnit.MILLIS) / 1e3;
        return new GateReport(GateReport.SCHEMA_VERSION, now(start), base, candidate,
                machine, factor, rules.threshold(), rules.confidence(), seconds, notes,
                comparisons, timesCompared, conditions, work, workMayDiffer, causes);
    }

    static String now(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String label(Path file, Measurements of) {
        return file + of.commit().map(commit -> " (" + Git.shortened(commit) + ")").orElse("");
    }

    /** This program's own class path is the working tree's: the launcher has just built it. */
    private Side candidate() {
        return new Side(new Git(home).describe(), "candidate", System.getProperty("java.class.path"));
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
