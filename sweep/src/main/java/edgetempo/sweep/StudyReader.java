package edgetempo.sweep;

import edgetempo.experiments.BadInputException;
import edgetempo.experiments.training.SeedList;
import edgetempo.scenario.NearestName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads study files: strict YAML, in which no key is unknown, doubled or of another type. */
public final class StudyReader {
    private static final YAMLMapper YAML = YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final List<String> NAMES = List.of(Study.SCENARIO, Study.ALGORITHM, Study.SOLVER, Study.RUN);
    private static final List<String> KEYS = List.of("name", "work", Study.SCENARIO, Study.ALGORITHM, Study.SOLVER,
            Study.RUN,
            "set", "grid", "list", "seeds", "episodes", "evaluation", "slots", "plan", "threads", "keep", "timeLimitS");
    private static final int MAX_BYTES = 1 << 20;

    private final Path file;
    private final Map<?, ?> content;

    private StudyReader(Path file, Map<?, ?> content) {
        this.file = file;
        this.content = content;
    }

    /**
     * Reads a file.
     *
     * @throws BadInputException with file, key, value and what is allowed
     */
    public static Study read(Path file) {
        Object content;
        try {
            if (!Files.isRegularFile(file)) {
                throw new BadInputException(file + ": " + (Files.exists(file) ? "is no plain file" : "does not exist")
                        + "; allowed: a study file in YAML");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new BadInputException(file + ": is larger than 1 MiB; allowed: a study file in YAML");
            }
            String text = Files.readString(file);
            content = text.isBlank() ? null : YAML.readValue(text, Object.class);
        } catch (IOException e) {
            throw new BadInputException(file + ": cannot be read as text");
        } catch (JacksonException e) {
            throw new BadInputException(file + where(e.getLocation()) + ": "
                    + (String.valueOf(e.getOriginalMessage()).contains("uplicate")
                            ? "a key is given twice"
                            : "is no YAML that can be read; tabs, quotes and brackets are the usual reasons"));
        }
        if (!(content instanceof Map<?, ?> map)) {
            throw new BadInputException(file + ": is " + (content == null ? "empty" : "no mapping")
                    + "; expected keys such as work, scenario and grid");
        }
        return new StudyReader(file, map).study();
    }

    private static String where(TokenStreamLocation location) {
        return location == null || location.getLineNr() < 1 ? "" : ": line " + location.getLineNr();
    }

    private Study study() {
        for (Object key : content.keySet()) {
            requireKnown("", String.valueOf(key), KEYS);
        }
        Work work = choice("work", Work.values(), Work.TRAIN);
        Map<String, String> fixed = new LinkedHashMap<>();
        for (String name : NAMES) {
            if (content.containsKey(name)) {
                fixed.put(name, scalar(name, content.get(name)));
            }
        }
        section("set").forEach((axis, value) -> fixed.put(axis("set", axis), scalar("set." + axis, value)));
        Map<String, List<String>> grid = new LinkedHashMap<>();
        section("grid").forEach((axis, value) -> grid.put(unfixed("grid", axis, fixed), values("grid." + axis, value)));
        Study study = new Study(file, text("name", defaultName()), work, fixed, grid, list(fixed, grid),
                seeds(), number("episodes", 0, 0, 100_000_000), number("evaluation", 0, 0, 1_000_000),
                number("slots", 100, 1, 1_000_000), text("plan", ""), number("threads", 1, 1, 1024),
                choice("keep", Keep.values(), Keep.FIGURES), number("timeLimitS", 0, 0, 100_000_000));
        requireFit(study);
        return study;
    }

    private void requireFit(Study study) {
        List<String> axes = new ArrayList<>(study.fixed().keySet());
        axes.addAll(study.axes());
        List<String> allowed = switch (study.work()) {
            case TRAIN, PLAY -> List.of(Study.SCENARIO, Study.ALGORITHM, Study.SOLVER);
            case EVALUATE -> List.of(Study.SCENARIO, Study.RUN, Study.SOLVER);
            case COMPARE -> List.of(Study.SCENARIO, Study.SOLVER);
            case FRAN -> List.of(Study.SCENARIO);
        };
        for (String name : NAMES) {
            if (axes.contains(name) && !allowed.contains(name)) {
                throw refused(name, "has no meaning where work is " + lower(study.work()) + "; allowed: "
                        + String.join(", ", allowed) + " and scenario keys");
            }
        }
        String needed = study.work() == Work.EVALUATE ? Study.RUN : study.work() == Work.PLAY ? Study.ALGORITHM : "";
        if (!needed.isEmpty() && !axes.contains(needed)) {
            throw refused(needed, "is missing, which work " + lower(study.work()) + " needs");
        }
        requireMeaning("evaluation", study.work() == Work.TRAIN, study.work());
        requireMeaning("slots", study.work() == Work.COMPARE, study.work());
        requireMeaning("plan", study.work() == Work.COMPARE, study.work());
        requireMeaning("episodes", study.work() != Work.COMPARE && study.work() != Work.FRAN, study.work());
        try {
            if (study.runs() > Study.MAX_RUNS) {
                throw refused("grid", study.runs() + " runs; allowed: at most " + Study.MAX_RUNS);
            }
        } catch (ArithmeticException e) {
            throw refused("grid", "more runs than can be counted; allowed: at most " + Study.MAX_RUNS);
        }
    }

    private void requireMeaning(String key, boolean meaning, Work work) {
        if (content.containsKey(key) && !meaning) {
            throw refused(key, "has no meaning where work is " + lower(work));
        }
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private String defaultName() {
        return file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    }

    private void requireKnown(String prefix, String key, List<String> allowed) {
        if (!allowed.contains(key)) {
            throw refused(prefix + key, "is not known; allowed: " + String.join(", ", allowed) + "; nearest: "
                    + NearestName.of(key, allowed));
        }
    }

    private BadInputException refused(String key, String why) {
        return new BadInputException(file + ": " + key + ": " + why);
    }

    private Map<String, Object> section(String key) {
        if (!content.containsKey(key)) {
            return Map.of();
        }
        if (!(content.get(key) instanceof Map<?, ?> map) || map.isEmpty()) {
            throw refused(key, "expected a mapping, such as {ga.population: 30}");
        }
        Map<String, Object> flat = new LinkedHashMap<>();
        flatten(key, "", map, flat);
        return flat;
    }

    private void flatten(String key, String prefix, Map<?, ?> map, Map<String, Object> flat) {
        map.forEach((name, value) -> {
            if (value instanceof Map<?, ?> inner) {
                flatten(key, prefix + name + ".", inner, flat);
            } else if (flat.put(prefix + name, value == null ? "" : value) != null) {
                throw refused(key + "." + prefix + name, "is given twice");
            }
        });
    }

    /** An axis: one of the reserved names, or a scenario key, which is checked with the scenario. */
    private String axis(String key, String name) {
        if (!name.contains(".")) {
            requireKnown(key + ".", name, NAMES);
        }
        return name;
    }

    private String unfixed(String key, String name, Map<String, String> others) {
        if (others.containsKey(axis(key, name))) {
            throw refused(key + "." + name, "has one value already, outside " + key);
        }
        return name;
    }

    private List<String> values(String key, Object value) {
        if (!(value instanceof List<?> all) || all.isEmpty()) {
            throw refused(key, "\"" + value + "\": expected a list of values, such as [10, 20]");
        }
        List<String> values = all.stream().map(one -> scalar(key, one)).toList();
        for (int i = 0; i < values.size(); i++) {
            if (values.indexOf(values.get(i)) < i) {
                throw refused(key, values.get(i) + " is there twice");
            }
        }
        return values;
    }

    private List<Map<String, String>> list(Map<String, String> fixed, Map<String, List<String>> grid) {
        if (!content.containsKey("list")) {
            return List.of();
        }
        if (!(content.get("list") instanceof List<?> all) || all.isEmpty()) {
            throw refused("list", "expected a list of mappings, such as [{ga.population: 30}, {ga.population: 60}]");
        }
        List<Map<String, String>> list = new ArrayList<>();
        for (Object one : all) {
            String at = "list[" + list.size() + "]";
            if (!(one instanceof Map<?, ?> map) || map.isEmpty()) {
                throw refused(at, "expected a mapping, such as {ga.population: 30}");
            }
            Map<String, Object> flat = new LinkedHashMap<>();
            flatten(at, "", map, flat);
            Map<String, String> entry = new LinkedHashMap<>();
            flat.forEach((axis, value) -> {
                if (grid.containsKey(unfixed(at, axis, fixed))) {
                    throw refused(at + "." + axis, "is in grid already");
                }
                entry.put(axis, scalar(at + "." + axis, value));
            });
            if (!list.isEmpty() && !new TreeSet<>(entry.keySet()).equals(new TreeSet<>(list.getFirst().keySet()))) {
                throw refused(at, "sets other keys than the first entry of list: " + String.join(", ", entry.keySet())
                        + "; expected: " + String.join(", ", list.getFirst().keySet()));
            }
            if (list.contains(entry)) {
                throw refused(at, "is there twice");
            }
            list.add(entry);
        }
        return list;
    }

    private String scalar(String key, Object value) {
        if (value == null || value instanceof Map || value instanceof List || value.toString().isBlank()) {
            throw refused(key, "expected one value");
        }
        return value.toString();
    }

    private String text(String key, String otherwise) {
        return content.containsKey(key) ? scalar(key, content.get(key)) : otherwise;
    }

    private int number(String key, int otherwise, int least, int most) {
        if (!content.containsKey(key)) {
            return otherwise;
        }
        Object value = content.get(key);
        if (!(value instanceof Integer number) || number < least || number > most) {
            throw refused(key, value + ": expected a whole number; allowed: " + least + " to " + most);
        }
        return number;
    }

    private SeedList seeds() {
        Object value = content.containsKey("seeds") ? content.get("seeds") : "1";
        String text = value instanceof List<?> all
                ? String.join(",", all.stream().map(String::valueOf).toList())
                : scalar("seeds", value);
        try {
            return SeedList.parse(text);
        } catch (BadInputException e) {
            throw new BadInputException(file + ": " + e.getMessage());
        }
    }

    private <E extends Enum<E>> E choice(String key, E[] values, E otherwise) {
        if (!content.containsKey(key)) {
            return otherwise;
        }
        List<String> names = Arrays.stream(values).map(StudyReader::lower).toList();
        String text = scalar(key, content.get(key)).toLowerCase(Locale.ROOT);
        if (!names.contains(text)) {
            throw refused(key, "\"" + text + "\" is not known; allowed: " + String.join(", ", names) + "; nearest: "
                    + NearestName.of(text, names));
        }
        return values[names.indexOf(text)];
    }
}
