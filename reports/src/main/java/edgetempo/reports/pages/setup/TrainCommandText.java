package edgetempo.reports.pages.setup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The shell command that repeats the training shown on a page. */
public final class TrainCommandText {
    private final StringBuilder text;
    private final boolean preset;

    /**
     * Begins with the scenario.
     *
     * @param command  such as {@code train}
     * @param scenario its name, of a preset if {@code usual} is there
     * @param own      every key of it, as nested maps
     * @param usual    every key of the preset of that name
     */
    public TrainCommandText(String command, String scenario, Map<String, Object> own,
            Optional<Map<String, Object>> usual) {
        preset = usual.isPresent();
        text = new StringBuilder("./edgetempo ").append(command);
        option("--scenario", preset ? scenario : "scenario.yaml");
        Map<String, String> before = flat(usual.orElse(own));
        flat(own).forEach((key, value) -> {
            if (!value.equals(before.get(key))) {
                option("--set", key + "=" + value);
            }
        });
    }

    /** Adds an option, quoted where a shell would split or change its value. */
    public TrainCommandText option(String name, Object value) {
        text.append(' ').append(name).append(' ').append(quoted(String.valueOf(value)));
        return this;
    }

    /** Adds an option unless it has the value that it has anyway. */
    public TrainCommandText unless(Object usual, String name, Object value) {
        return value.equals(usual) ? this : option(name, value);
    }

    /** Adds the seed, or the seeds where there are several. */
    public TrainCommandText seeds(List<Long> seeds) {
        return seeds.size() == 1
                ? option("--seed", seeds.getFirst())
                : option("--seeds", String.join(",", seeds.stream().map(String::valueOf).toList()));
    }

    /** The command, with a line that says where its scenario is unless that is a preset. */
    public String text() {
        return preset ? text.toString() : text + "\n# scenario.yaml: the scenario below";
    }

    private static String quoted(String word) {
        return word.matches("[\\w./=,:@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** Nested maps as dotted keys. */
    public static Map<String, String> flat(Map<String, Object> tree) {
        Map<String, String> flat = new LinkedHashMap<>();
        addFlat("", tree, flat);
        return flat;
    }

    private static void addFlat(String prefix, Map<?, ?> tree, Map<String, String> flat) {
        tree.forEach((name, value) -> {
            if (value instanceof Map<?, ?> inner) {
                addFlat(prefix + name + ".", inner, flat);
            } else {
                flat.put(prefix + name, value(value));
            }
        });
    }

    /** A number that went through JSON may have become another type of the same value. */
    private static String value(Object value) {
        return value instanceof Number number && number.doubleValue() == Math.rint(number.doubleValue())
                && Math.abs(number.doubleValue()) < 1e15
                        ? Long.toString(number.longValue())
                        : String.valueOf(value);
    }
}
