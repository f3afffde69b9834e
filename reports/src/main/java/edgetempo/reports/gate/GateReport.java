package edgetempo.reports.gate;

import edgetempo.reports.AtomicFiles;
import edgetempo.reports.ReportJson;
import edgetempo.reports.bench.BenchMachine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a gate found; the components are the keys of its JSON.
 *
 * @param schemaVersion {@link #SCHEMA_VERSION}
 * @param created       when it began
 * @param base          what was compared with: a commit or a file
 * @param candidate     what was judged
 * @param machine       where it was measured, if known
 * @param machineFactor how many times slower than in the base's file the machine is; NaN where both sides ran together
 * @param threshold     least change that counts
 * @param confidence    of the intervals
 * @param seconds       that measuring took, builds not counted
 * @param notes         what a reader must know, a sentence each
 * @param comparisons   of every benchmark
 */
public record GateReport(int schemaVersion, String created, String base, String candidate,
        Optional<BenchMachine> machine, double machineFactor, double threshold, double confidence, double seconds,
        List<String> notes, List<Comparison> comparisons) {
    /** The version of the keys and their meanings that this class writes. */
    public static final int SCHEMA_VERSION = 1;

    /** Keeps copies. */
    public GateReport {
        notes = List.copyOf(notes);
        comparisons = List.copyOf(comparisons);
    }

    /** Whether something regressed. */
    public boolean failed() {
        return count(Verdict.REGRESSED) > 0;
    }

    /** Whether no benchmark has comparable numbers on both sides, so that nothing could be said. */
    public boolean nothingCompared() {
        return comparisons.stream().allMatch(one -> Double.isNaN(one.ratio())
                && (Double.isNaN(one.baseBytes()) || Double.isNaN(one.candidateBytes())));
    }

    /** Benchmarks of a verdict. */
    public long count(Verdict verdict) {
        return comparisons.stream().filter(one -> one.verdict() == verdict).count();
    }

    /** The whole in one line. */
    public String summary() {
        StringBuilder line = new StringBuilder(failed() ? "Performance gate failed: " : "Performance gate passed: ");
        String separator = "";
        for (Verdict verdict : Verdict.values()) {
            if (count(verdict) > 0) {
                line.append(separator).append(count(verdict)).append(' ').append(verdict.label());
                separator = ", ";
            }
        }
        return line.toString();
    }

    /** As JSON, without the line end at its end. */
    public String toJson() {
        return ReportJson.text(this);
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
