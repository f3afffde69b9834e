package edgetempo.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import edgetempo.experiments.training.EvaluatedRow;
import edgetempo.mec.EpisodeMetrics;
import edgetempo.metric.LearningMetrics;
import edgetempo.metric.Metric;
import edgetempo.reports.compare.CompareColumns;
import edgetempo.reports.compare.CompareRecord;
import edgetempo.reports.document.Column;
import edgetempo.reports.document.Table;
import edgetempo.reports.evaluation.EvaluationRecord;
import edgetempo.reports.evaluation.EvaluationRow;
import edgetempo.reports.fran.FranEpochRow;
import edgetempo.reports.fran.FranMap;
import edgetempo.reports.fran.FranMethodRow;
import edgetempo.reports.fran.FranRunRecord;
import edgetempo.reports.fran.FranSeedsRecord;
import edgetempo.reports.gate.BisectReport;
import edgetempo.reports.gate.GateHistory;
import edgetempo.reports.gate.GateReport;
import edgetempo.reports.profile.ProfileSummary;
import edgetempo.reports.run.FrameRow;
import edgetempo.reports.run.LastEpisode;
import edgetempo.reports.run.LastFrame;
import edgetempo.reports.run.RequestHistory;
import edgetempo.reports.run.RunRecord;
import edgetempo.reports.seeds.SeedRow;
import edgetempo.reports.seeds.SeedsRecord;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code docs/outputs.md}, from the records that are written, their Javadoc, and the columns of tables. */
final class OutputsReference {
    private static final Path ROOT = Path.of("..");
    private static final Pattern PARAM = Pattern.compile("@param\\s+(\\w+)\\s+(.*?)(?=\\s@\\w|$)", Pattern.DOTALL);

    private static final Pattern CONSTANT = Pattern.compile("\\{@link(?:plain)? (\\w*)#([A-Z][A-Z0-9_]*)}");

    private final Map<String, String> sources = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();
    private final Set<Class<?>> mentioned = new LinkedHashSet<>();

    private OutputsReference() throws IOException {
        for (String module : List.of("core", "reports", "experiments", "agents")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    sources.put(ROOT.resolve(module).resolve("src/main/java").relativize(file).toString()
                            .replace(file.getFileSystem().getSeparator(), "/"), Files.readString(file));
                }
            }
        }
    }

    /** The whole document. */
    static String text(CompareRecord solvers, CompareRecord policies) throws IOException {
        return new OutputsReference().document(solvers, policies);
    }

    private String document(CompareRecord solvers, CompareRecord policies) {
        text.append(
                """
                        <!-- Generated from the records that are written. Not edited by hand: EDGETEMPO_WRITE_DOCS=1 and OutputsReferenceTest write it. -->
                        # What is in the files

                        CSV files are RFC 4180, UTF-8, with a header; numbers have a point, and an empty cell or `NaN` is a number that there is not. JSON files are UTF-8; a key whose
                        value is unknown is `null` or missing. Times end in `S` or `Seconds` and are in seconds, memory is in GiB unless a name says otherwise, shares are of 1,
                        names with `Percent` of 100. Episodes, frames, slots and epochs are counted from 0, services and servers from 1 in text and from 0 in numbers.

                        **What `schemaVersion` promises**: within a version keys and columns keep their names, units and meanings, and none goes; new ones may come, so readers
                        leave alone what they do not know. A file of another version is refused with one line, or read as the older one that it is. `episodes.csv` and `frames.csv` have no
                        version: their columns are those of the version in `run.json` beside them.

                        **What is the same again**: with one seed, scenario and version of EdgeTempo, `episodes.csv` and `frames.csv` are the same byte for byte for any number of threads, any
                        vector width, and whether a run was stopped or not, as far as slots go: solving is exact to the bit on every machine. Training goes through TensorFlow, which has
                        other kernels for other instruction sets: machines with AVX2 and with AVX-512 differ in the last bits, and from there on in what is learnt. Times never repeat.

                        """);
        section("A training run: `runs/<time>-<scenario>-<algorithm>-s<seed>/`",
                """
                        `report.html` is the page, `reward.png` its learning curve, `policy.safetensors` the actor (and `policy-best.safetensors` the best by held-out evaluation), `checkpoint/` what
                        `--resume` goes on with, `events.out.tfevents.*` what TensorBoard shows.
                        """);
        json("run.json", RunRecord.class);
        metrics();
        csv("frames.csv", "A row a frame.", FrameRow.class);
        json("last-frame.json", LastFrame.class);
        json("last-episode.json", LastEpisode.class);
        json("requests.json", RequestHistory.class);
        csv("evaluations.csv", "With `--evaluate-every`: a row an evaluation on held-out episodes.",
                EvaluatedRow.class);
        section("Several seeds: `runs/<time>-<scenario>-<algorithm>-seeds-<seeds>/`",
                "A folder of runs, with what they come to together.\n");
        json("seeds.json", SeedsRecord.class);
        csv("seeds.csv", "A row a run.", SeedRow.class);
        section("An evaluation: `evaluate-<scenario>….json` and `.csv` in the run's folder", "");
        json("evaluate-*.json", EvaluationRecord.class);
        csv("evaluate-*.csv", "A row an episode and policy.", EvaluationRow.class);
        section("A comparison: `comparisons/<time>-…/`",
                """
                        `compare.html` is the page, `compare.md` and `compare.tex` its tables, `ranks-*`, `curves-*`, `gaps-*` and `time-*` its charts as PNG and SVG.
                        """);
        json("compare.json", CompareRecord.class);
        CompareColumns of = new CompareColumns(solvers);
        table("slots.csv", "Of slot solvers: a row a slot and entrant.", of.unitsCsv(List.of()));
        table("episodes.csv", "Of policies: a row an episode and entrant.",
                new CompareColumns(policies).unitsCsv(List.of()));
        table("summary.csv", "A row a scenario and entrant.", of.summaryCsv());
        table("pairs.csv", "A row a scenario and pair of entrants.", of.pairsCsv());
        table("tests.csv", "A row a scenario.", of.testsCsv());
        table("curves.csv", "Of slot solvers: a row a scenario, entrant and budget.", of.curvesCsv());
        table("timing.csv", "Of slot solvers: what depends on the clock.", of.timingCsv());
        table("certificates.csv", "Of slot solvers: how far from proven bounds they are.", of.certificatesCsv());
        section("An F-RAN run: `runs/<time>-<scenario>-<algorithm>-s<seed>/`", "");
        json("run.json", FranRunRecord.class);
        json("map.json", FranMap.class);
        json("seeds.json of F-RAN runs", FranSeedsRecord.class);
        csv("epochs.csv", "A row an epoch of either phase.", FranEpochRow.class);
        csv("methods.csv", "Also `evaluation.csv` of `fran evaluate`: a row a method.", FranMethodRow.class);
        section("Benchmarks: `bench-results/bench-<time>.json`",
                """
                        The plain array of JMH's own JSON under `results` (`--jmh-json FILE` writes it alone), and around it `schemaVersion` 1, `created`, `machine`, `command`, `commit`,
                        `quick`, `properties` (system properties of the forks) and `skipped` (what was left out, and why).
                        """);
        section("The gate and the profiler", "");
        json("gate.json", GateReport.class);
        json("history.jsonl", GateHistory.Line.class);
        json("gate bisect --json", BisectReport.class);
        json("summary.json", ProfileSummary.class);
        inner();
        return text.toString().replaceAll("\n{3,}", "\n\n").stripTrailing() + "\n";
    }

    private void section(String title, String words) {
        text.append("## ").append(title).append("\n\n").append(words).append('\n');
    }

    private void json(String file, Class<? extends Record> type) {
        String version;
        try {
            version = ", version " + type.getField("SCHEMA_VERSION").getInt(null);
        } catch (ReflectiveOperationException e) {
            version = "";
        }
        text.append("### `").append(file).append('`').append(version).append("\n\n");
        keys(type);
    }

    private void keys(Class<? extends Record> type) {
        Map<String, String> meanings = meanings(type);
        text.append("| key | value | meaning |\n| --- | --- | --- |\n");
        for (RecordComponent component : type.getRecordComponents()) {
            row(key(component), value(component.getGenericType()),
                    meanings.getOrDefault(component.getName(), ""));
        }
        text.append('\n');
    }

    private static String key(RecordComponent component) {
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        return named == null || named.value().isEmpty() ? component.getName() : named.value();
    }

    private void csv(String file, String what, Class<? extends Record> type) {
        text.append("### `").append(file).append("`\n\n").append(what).append("\n\n");
        text.append("| column | value | meaning |\n| --- | --- | --- |\n");
        columns(type);
        text.append('\n');
    }

    private void columns(Class<? extends Record> type) {
        Map<String, String> meanings = meanings(type);
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getType().isRecord()) {
                columns(component.getType().asSubclass(Record.class));
            } else {
                row(component.getName(), value(component.getGenericType()),
                        meanings.getOrDefault(component.getName(), ""));
            }
        }
    }

    private void metrics() {
        text.append(
                "### `episodes.csv`\n\nA row an episode. Behind the columns of the world stand those of the learner; of a learner of your own, `metrics.json`"
                        + " says what they are.\n\n| column | value | unit | meaning |\n| --- | --- | --- | --- |\n");
        row("episode", "whole number", "1", "counted from 0");
        Stream.concat(EpisodeMetrics.ALL.stream(), LearningMetrics.STANDARD.stream())
                .forEach((Metric metric) -> row(metric.name(), metric.whole() ? "whole number" : "number",
                        metric.unit(), metric.title() + ": " + metric.meaning()));
        text.append('\n');
    }

    private void table(String file, String what, Table table) {
        text.append("### `").append(file).append("`\n\n").append(what)
                .append("\n\n| column | value | unit | meaning |\n| --- | --- | --- | --- |\n");
        for (Column<?> column : table.columns()) {
            for (int i = 0; i < column.keys().size(); i++) {
                String meaning = column.meaning().isEmpty() ? column.name() : column.meaning();
                row(column.keys().get(i), switch (column.kind()) {
                    case TEXT, FIGURE -> "text";
                    case NUMBER, ESTIMATE -> "number";
                    case FLAG -> "true or false";
                }, column.unit(), i == 0 ? meaning : i == 1 ? "lower end of its 95 % interval" : "upper end");
            }
        }
        text.append('\n');
    }

    private void inner() {
        section("Parts of JSON files", "What stands under keys above, by name.\n");
        Set<Class<?>> done = new LinkedHashSet<>();
        while (!done.containsAll(mentioned)) {
            for (Class<?> type : List.copyOf(mentioned)) {
                if (done.add(type)) {
                    text.append("### ").append(name(type)).append("\n\n");
                    keys(type.asSubclass(Record.class));
                }
            }
        }
    }

    private void row(String... cells) {
        text.append("| `").append(cells[0]).append("` |");
        for (int i = 1; i < cells.length; i++) {
            text.append(cells[i].isEmpty() ? "" : " ").append(cells[i].replace("|", "\\|")).append(" |");
        }
        text.append('\n');
    }

    private String value(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] inner = generic.getActualTypeArguments();
            String raw = ((Class<?>) generic.getRawType()).getSimpleName();
            return switch (raw) {
                case "Optional" -> value(inner[0]) + ", or nothing";
                case "Map" -> "object of " + plural(value(inner[1])) + " by name";
                default -> "list of " + plural(value(inner[0]));
            };
        }
        if (!(type instanceof Class<?> plain)) {
            return "anything";
        }
        if (plain.isArray()) {
            return "list of " + plural(value(plain.getComponentType()));
        }
        if (plain.isEnum()) {
            return Arrays.stream(plain.getEnumConstants()).map(one -> "`" + jsonName((Enum<?>) one) + "`")
                    .collect(Collectors.joining(", "));
        }
        if (plain.isRecord()) {
            mentioned.add(plain);
            String anchor = name(plain).toLowerCase(Locale.ROOT).replace(' ', '-');
            return "[" + name(plain) + "](#" + anchor + ")";
        }
        return switch (plain.getSimpleName()) {
            case "int", "long", "Integer", "Long" -> "whole number";
            case "double", "float", "Double" -> "number";
            case "boolean", "Boolean" -> "`true` or `false`";
            case "OptionalDouble" -> "number, or nothing";
            case "OptionalInt", "OptionalLong" -> "whole number, or nothing";
            case "Instant" -> "time, ISO 8601 in UTC";
            case "Object" -> "anything";
            default -> "text";
        };
    }

    private static String jsonName(Enum<?> one) {
        try {
            JsonProperty named = one.getDeclaringClass().getField(one.name()).getAnnotation(JsonProperty.class);
            return named == null ? one.name() : named.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String plural(String value) {
        return value.matches("number|text|whole number") ? value.equals("text") ? "texts" : value + "s" : value;
    }

    private static String name(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        return (outer == null ? "" : outer.getSimpleName() + " ") + type.getSimpleName();
    }

    /** Component → what its Javadoc says. */
    private Map<String, String> meanings(Class<?> type) {
        Class<?> top = type;
        while (top.getDeclaringClass() != null) {
            top = top.getDeclaringClass();
        }
        String source = sources.getOrDefault(top.getName().replace('.', '/') + ".java", "");
        Matcher declared = Pattern.compile("\\brecord " + type.getSimpleName() + "\\b").matcher(source);
        if (!declared.find()) {
            return Map.of();
        }
        int end = source.lastIndexOf("*/", declared.start());
        int start = source.lastIndexOf("/**", end);
        if (start < 0 || source.substring(end, declared.start()).contains(";")) {
            return Map.of();
        }
        String comment = source.substring(start + 3, end).replaceAll("(?m)^\\s*\\*", "");
        Map<String, String> meanings = new LinkedHashMap<>();
        Matcher param = PARAM.matcher(comment);
        while (param.find()) {
            meanings.put(param.group(1), param.group(1).equals("schemaVersion")
                    ? "the version of the keys and their meanings"
                    : plain(constants(type, param.group(2))));
        }
        return meanings;
    }

    /** Javadoc with the values of constants of the record, or of a class beside it, in place of their names; others keep theirs. */
    private static String constants(Class<?> type, String javadoc) {
        return CONSTANT.matcher(javadoc).replaceAll(link -> {
            try {
                Class<?> owner = link.group(1).isEmpty()
                        ? type
                        : Class.forName(type.getPackageName() + "." + link.group(1));
                Field constant = owner.getDeclaredField(link.group(2));
                constant.setAccessible(true);
                Object value = constant.get(null);
                return Matcher.quoteReplacement(value instanceof Number
                        ? value.toString()
                        : value instanceof String ? "{@code " + value + "}" : link.group());
            } catch (ClassNotFoundException e) {
                return Matcher.quoteReplacement(link.group());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Javadoc as Markdown. */
    private static String plain(String javadoc) {
        return javadoc.replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("\\{@(?:link|linkplain) #?([^} ]*)(?: ([^}]*))?}", "`$1`")
                .replaceAll("\\{@value[^}]*}", "").replaceAll("<[^>]+>", "").replaceAll("\\s+", " ").strip();
    }
}
