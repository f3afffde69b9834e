package edgetempo.reports.gate;

import edgetempo.reports.RecordFile;
import edgetempo.reports.ReportException;
import edgetempo.reports.ReportJson;
import edgetempo.reports.bench.BenchMachine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;

/** The history of gates: a file with one line of JSON for each, the oldest first. */
public final class GateHistory {
    /** The file's name in the folder of results. */
    public static final String FILE_NAME = "history.jsonl";

    private static final ObjectWriter ONE_LINE = ReportJson.mapper().writer()
            .without(SerializationFeature.INDENT_OUTPUT);

    private GateHistory() {}

    /**
     * One gate; the components are its keys.
     *
     * @param schemaVersion {@link #SCHEMA_VERSION}
     * @param created       when it began
     * @param base          what was compared with
     * @param candidate     what was judged
     * @param outcome       overall outcome
     * @param machine       that measured, if known
     * @param conditions    under which it measured, if known
     * @param timesCompared whether times were compared
     * @param seconds       that measuring took
     * @param otherWork     benchmarks that do something else than in the base
     * @param benchmarks    comparison of each
     */
    public record Line(int schemaVersion, String created, String base, String candidate, GateReport.Outcome outcome,
            Optional<BenchMachine> machine, Optional<Conditions> conditions, boolean timesCompared, double seconds,
            List<String> otherWork, List<Comparison> benchmarks) {
        /** Schema version. */
        public static final int SCHEMA_VERSION = 1;

        /** Keeps copies. */
        public Line {
            otherWork = List.copyOf(otherWork);
            benchmarks = List.copyOf(benchmarks);
        }

        /** Of a gate. */
        public static Line of(GateReport report) {
            return new Line(SCHEMA_VERSION, report.created(), report.base(), report.candidate(), report.outcome(),
                    report.machine(), report.conditions(), report.timesCompared(), report.seconds(),
                    report.changedWork().stream().map(WorkComparison::id).toList(), report.comparisons());
        }

        /** Differences from an earlier gate's machine and conditions, load aside, one sentence each. */
        public List<String> differences(Line before) {
            List<String> notes = new ArrayList<>();
            if (machine.isPresent() && before.machine.isPresent()) {
                BenchMachine then = before.machine.get();
                BenchMachine now = machine.get();
                if (!then.cpu().equals(now.cpu())) {
                    notes.add("Another processor: " + then.cpu() + ", then " + now.cpu() + ".");
                }
                if (!then.jdk().equals(now.jdk())) {
                    notes.add("Another JDK: " + then.jdk() + ", then " + now.jdk() + ".");
                }
            }
            if (conditions.isPresent() && before.conditions.isPresent()) {
                Conditions now = conditions.get();
                notes.addAll(Conditions.differences(before.conditions.get(),
                        new Conditions(now.flags(), now.governor(), before.conditions.get().load())));
            }
            return notes;
        }
    }

    /**
     * Reads a history; none where there is no file.
     *
     * @throws ReportException if a line is damaged, with its number
     */
    public static List<Line> read(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String text : new String(RecordFile.bytes(file), StandardCharsets.UTF_8).split("\\R")) {
            number++;
            if (!text.isBlank()) {
                try {
                    lines.add(ReportJson.mapper().readValue(text, Line.class));
                } catch (JacksonException e) {
                    throw new ReportException(file + ", line " + number + RecordFile.where(e).replaceFirst(
                            ", line \\d+", "") + ": not a gate: " + RecordFile.problem(e) + "; remove the line", e);
                }
            }
        }
        return lines;
    }

    /**
     * Adds a gate at the end.
     *
     * @throws ReportException if that cannot be done
     */
    public static void append(Path file, Line line) {
        try {
            // One write: two gates that end at once do not get into each other's line.
            Files.write(file, (ONE_LINE.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw ReportException.writing(file, e);
        }
    }
}
