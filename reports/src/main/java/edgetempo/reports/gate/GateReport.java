package edgetempo.reports.gate;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import edgetempo.reports.AtomicFiles;
import edgetempo.reports.ReportJson;
import edgetempo.reports.bench.BenchMachine;
import edgetempo.reports.document.Table;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The result of a gate; the components are the keys of its JSON.
 *
 * @param schemaVersion {@link #SCHEMA_VERSION}
 * @param created       when it began
 * @param base          the base: a commit or a file
 * @param candidate     the candidate
 * @param machine       where the candidate was measured, if known
 * @param machineFactor slowdown of the machine relative to the base's file; NaN where both sides ran together
 * @param threshold     smallest relevant change
 * @param confidence    of the intervals
 * @param seconds       that measuring took, builds not counted
 * @param notes         remarks for the reader, one sentence each
 * @param comparisons   of every benchmark
 * @param timesCompared whether times were compared, or bytes and work alone
 * @param conditions    under which the candidate was measured, if it was
 * @param work          work of every benchmark that counts it on both sides, compared exactly
 * @param workMayDiffer whether the candidate was allowed to do different work
 * @param causes        causes of regressions, if they were profiled
 */
public record GateReport(int schemaVersion, String created, String base, String candidate,
        Optional<BenchMachine> machine, double machineFactor, double threshold, double confidence, double seconds,
        List<String> notes, List<Comparison> comparisons, boolean timesCompared, Optional<Conditions> conditions,
        List<WorkComparison> work, boolean workMayDiffer, List<Cause> causes) {
    /** Schema version that this class writes. */
    public static final int SCHEMA_VERSION = 1;

    private static final DateTimeFormatter STEM = DateTimeFormatter.ofPattern("'gate-'yyyyMMdd-HHmmss", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** Keeps copies. */
    public GateReport {
        notes = List.copyOf(notes);
        comparisons = List.copyOf(comparisons);
        work = List.copyOf(work);
        causes = List.copyOf(causes);
    }

    /** Overall outcome of a gate. */
    public enum Outcome {
        /** Something was judged, and nothing regressed. */
        PASSED("passed"),
        /** Something regressed, or the candidate does something else. */
        FAILED("failed"),
        /** Nothing could be judged. */
        UNDECIDED("could not tell");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        /** Display text. */
        @JsonValue
        public String label() {
            return label;
        }
    }

    /** Overall outcome of all comparisons. */
    @JsonProperty
    public Outcome outcome() {
        return count(Verdict.REGRESSED) > 0 || !workMayDiffer && !changedWork().isEmpty()
                ? Outcome.FAILED
                : comparisons.stream().anyMatch(Comparison::judged) ? Outcome.PASSED : Outcome.UNDECIDED;
    }

    /** Why nothing could be judged, in one line; empty if something could. */
    public Optional<String> undecided() {
        if (outcome() != Outcome.UNDECIDED) {
            return Optional.empty();
        }
        if (count(Verdict.NOT_JUDGED) == 0) {
            return Optional.of(
                    "nothing was compared: base and candidate have no benchmark in common, with its parameters, mode"
                            + " and threads");
        }
        return Optional.of("nothing could be judged: " + comparisons.stream()
                .filter(one -> one.verdict() == Verdict.NOT_JUDGED).map(Comparison::reason).distinct()
                .collect(Collectors.joining("; ")));
    }

    /** Benchmarks that do something else than in the base. */
    public List<WorkComparison> changedWork() {
        return work.stream().filter(WorkComparison::different).toList();
    }

    /** Benchmarks of a verdict. */
    public long count(Verdict verdict) {
        return comparisons.stream().filter(one -> one.verdict() == verdict).count();
    }

    /** One-line summary. */
    public String summary() {
        return Arrays.stream(Verdict.values()).filter(verdict -> count(verdict) > 0)
                .map(verdict -> count(verdict) + " " + verdict.label())
                .collect(Collectors.joining(", ", "Performance gate " + outcome().label() + ": ", ""))
                + (changedWork().isEmpty() ? "" : ", " + changedWork().size() + " do something else")
                + (timesCompared ? "" : "; times not compared");
    }

    /** Names of a gate's files, without extension: {@code gate-20260102-030405} of when it began. */
    public static String fileStem(String created) {
        return STEM.format(Instant.parse(created));
    }

    /** JSON text without a final line end. */
    public String toJson() {
        return ReportJson.text(this);
    }

    /** Every benchmark with its verdict. */
    public Table table() {
        return GateTables.table(this, comparisons);
    }

    /** The smallest slowdown that this gate could have detected, as text; empty where no times were compared. */
    public Optional<String> detectable() {
        return GateTables.detectable(this);
    }

    /** A table for a terminal. */
    public String toText() {
        return GateTables.text(this);
    }

    /** Markdown for a pull request: the summary first, details folded. */
    public String toMarkdown() {
        return GateTables.markdown(this);
    }

    /**
     * Writes a text, whole or not at all.
     *
     * @throws edgetempo.reports.ReportException if that cannot be done
     */
    public static void write(Path file, String text) {
        AtomicFiles.write(file, out -> out.write((text.stripTrailing() + "\n").getBytes(StandardCharsets.UTF_8)));
    }
}
