package edgetempo.experiments.comparison;

import edgetempo.experiments.BadInputException;
import edgetempo.experiments.Checks;
import edgetempo.experiments.Console;
import edgetempo.experiments.RunPages;
import edgetempo.ga.GaBackend;
import edgetempo.ga.GaBackends;
import edgetempo.reports.compare.CompareFolder;
import edgetempo.reports.compare.CompareRecord;
import edgetempo.reports.compare.CompareSetup;
import edgetempo.reports.run.FolderNames;
import edgetempo.reports.run.StagedFolder;
import edgetempo.scenario.Presets;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Compares on equal terms, with intervals, ranks and tests, and writes a folder with {@code compare.json}, tables, plots and documents:
 *
 * {@snippet :
 * ComparisonResult result = Comparison.ofSolvers("improved, memetic, elitist=improved:elites=2")
 *         .scenarios(List.of("physical-m2-n20")).slots(100).run(Path.of("comparisons"));
 * }
 *
 * <p>Settings are checked when they are given, and together before anything is computed or written. Mutable; not thread-safe.
 *
 * @param <T> what is compared
 */
public abstract sealed class Comparison<T extends Comparison<T>> permits ComparisonOfSolvers, ComparisonOfPolicies {
    private static final double NANOS_PER_S = 1e9;

    private Optional<List<String>> scenarios = Optional.empty();
    private List<String> sets = List.of();
    private double targetPercent = 1;
    private Optional<Long> seed = Optional.empty();
    private Optional<Integer> threads = Optional.empty();
    private Optional<GaBackend> backend = Optional.empty();
    private Console console = Console.SILENT;
    private String command = "";

    /**
     * A validated comparison.
     *
     * @param setup     what is compared, on what
     * @param scenarios names of the scenarios
     * @param contest   plays it
     */
    record Prepared(CompareSetup setup, List<String> scenarios, Supplier<Compared> contest) {}

    Comparison() {}

    /**
     * Creates a comparison of slot solvers on the same slots with equal budgets.
     *
     * @param entrants separated by commas, each as {@code [label=]solver[:key=value…]} with keys of the scenario's section {@code ga}
     * @throws BadInputException if a solver is unknown, a label is repeated or a key cannot be set per entrant
     */
    public static ComparisonOfSolvers ofSolvers(String entrants) {
        return new ComparisonOfSolvers(EntrantText.parse(entrants));
    }

    /**
     * Creates a comparison of caching policies, including trained ones, on the same episodes.
     *
     * @param entrants separated by commas, each as {@code [label=]policy} or {@code [label=]folder of a run}; the folder of several seeds
     *                 stands for its runs
     * @throws BadInputException                  if there is no such policy or folder, or a label is repeated
     * @throws edgetempo.reports.ReportException if a folder holds no readable run
     */
    public static ComparisonOfPolicies ofPolicies(String entrants) {
        return new ComparisonOfPolicies(PolicyContest.parse(entrants));
    }

    abstract T self();

    abstract Prepared prepare(Instant started);

    /** Sets scenario files or presets. Default: that of the trained runs that take part, or the default preset where there are none. */
    public T scenarios(List<String> names) {
        scenarios = Optional.of(List.copyOf(names));
        return self();
    }

    /** Sets overrides of scenario keys for all entrants, each as {@code key=value}. */
    public T sets(List<String> overrides) {
        sets = List.copyOf(overrides);
        return self();
    }

    /** Sets the distance of the target from the best known value, in percent of it, from 0 to 100. Default: 1. */
    public T targetPercent(double percent) {
        if (!(percent >= 0 && percent <= 100)) {
            throw BadInputException.of("target", percent + " is out of range; allowed: 0 to 100");
        }
        targetPercent = percent;
        return self();
    }

    /** Sets the root of every random stream. */
    public T seed(long root) {
        seed = Optional.of(root);
        return self();
    }

    /** Sets the number of slots or episodes in parallel; only times depend on it. */
    public T threads(int count) {
        threads = Optional.of(Checks.threads(count));
        return self();
    }

    /** Sets the GA backend. Default: the fastest one. */
    public T backend(GaBackend runner) {
        backend = Optional.of(runner);
        return self();
    }

    /** Sets the console for progress and warnings. */
    public T console(Console to) {
        console = to;
        return self();
    }

    /** Sets the command that the record names as its origin. Default: empty. */
    public T command(String text) {
        command = text;
        return self();
    }

    /**
     * Runs the comparison. The folder appears in its place only when it is complete.
     *
     * @param comparisons parent of the comparison's folder
     * @throws BadInputException                  if settings do not go together
     * @throws edgetempo.reports.ReportException if a file cannot be written
     */
    public ComparisonResult run(Path comparisons) {
        Instant started = Instant.now();
        long beginNanos = System.nanoTime();
        Prepared prepared = prepare(started);
        if (new HashSet<>(prepared.scenarios()).size() < prepared.scenarios().size()) {
            throw BadInputException.of("scenario", "scenarios are told apart by their names, and one comes twice: "
                    + String.join(", ", prepared.scenarios()));
        }
        String name = FolderNames.of(started, String.join("+", prepared.scenarios()), "s" + prepared.setup().seed());
        try (StagedFolder staged = new StagedFolder(comparisons, name)) {
            Compared compared = prepared.contest().get();
            CompareRecord record = CompareRecord.of(command, prepared.setup(), compared.entrants(),
                    compared.scenarios(), (System.nanoTime() - beginNanos) / NANOS_PER_S);
            CompareFolder.write(staged.folder(), record, compared.values());
            RunPages.write(staged.folder(), console);
            return new ComparisonResult(record, staged.publish());
        }
    }

    /** Empty unless set. */
    final Optional<List<String>> scenarios() {
        return scenarios;
    }

    /** What is played unless something is named. */
    final Scenario usual() {
        return ScenarioReader.load(Presets.DEFAULT, sets);
    }

    final List<String> sets() {
        return sets;
    }

    final double targetPercent() {
        return targetPercent;
    }

    final Optional<Long> seed() {
        return seed;
    }

    final Optional<Integer> threads() {
        return threads;
    }

    final GaBackend backend() {
        return backend.orElseGet(GaBackends::fastest);
    }

    final Console console() {
        return console;
    }
}
