package edgetempo.scenario;

import edgetempo.scenario.key.AnyScenario;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.io.JsonStringEncoder;

/** Writes complete scenarios, so that a result records what it was computed from. */
public final class ScenarioWriter {
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]*");
    private static final Pattern EXPONENT = Pattern.compile("(-?[0-9.]+)e(-?[0-9]+)");

    private ScenarioWriter() {}

    /**
     * A complete YAML file, each key with its meaning, unit and range. {@link ScenarioReader} reads it back to an equal
     * scenario.
     */
    public static String toYaml(AnyScenario scenario) {
        ScenarioKind<?> kind = ScenarioKind.of(scenario);
        // A file without this line is of the first system.
        StringBuilder yaml = new StringBuilder(
                kind == ScenarioKind.MEC ? "" : "extends: " + kind.defaultPreset() + "\n");
        String section = "";
        for (ScenarioKey key : ScenarioKey.allOf(scenario)) {
            String path = key.path();
            String own = path.substring(0, Math.max(0, path.lastIndexOf('.')));
            if (!own.equals(section)) {
                yaml.append("\n# ").append(kind.schema().sections().get(own).value()).append('\n')
                        .append(own).append(":\n");
                section = own;
            }
            yaml.append(own.isEmpty() ? "" : "  ").append(path.substring(path.lastIndexOf('.') + 1)).append(": ")
                    .append(scalar(key, ScenarioKey.value(scenario, path)));
            if (!own.isEmpty()) {
                yaml.append("  # ").append(comment(key));
            }
            yaml.append('\n');
        }
        return yaml.toString();
    }

    /**
     * The scenario as nested maps of strings, numbers and booleans, in the order of the records, for {@code run.json}.
     * Infinities stay doubles; JSON writers put them in quotes, which {@link ScenarioReader} understands.
     */
    public static Map<String, Object> toMap(AnyScenario scenario) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (ScenarioKey key : ScenarioKey.allOf(scenario)) {
            Map<String, Object> parent = tree;
            String[] names = key.path().split("\\.");
            for (int i = 0; i < names.length - 1; i++) {
                parent = child(parent, names[i]);
            }
            Object value = ScenarioKey.value(scenario, key.path());
            parent.put(names[names.length - 1], value instanceof Enum<?> choice ? choice.name() : value);
        }
        return tree;
    }

    /**
     * SHA-256 over every key and its value, in hexadecimal: equal scenarios, and no others, have the same. Keys whose value is what
     * their absence means are left out, so that a scenario keeps its digest when keys are added.
     */
    public static String sha256(AnyScenario scenario) {
        return sha256(scenario, ScenarioKey.allOf(scenario));
    }

    static String sha256(AnyScenario scenario, Collection<ScenarioKey> keys) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (ScenarioKey key : keys) {
                Object value = key.valueIn(scenario).orElseThrow();
                if (key.absent().filter(value::equals).isPresent()) {
                    continue;
                }
                String line = key.path() + "=" + ScenarioKey.text(value) + "\n";
                digest.update(line.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @SuppressWarnings("unchecked") // toMap puts nothing but maps at the names of sections
    private static Map<String, Object> child(Map<String, Object> parent, String name) {
        return (Map<String, Object>) parent.computeIfAbsent(name, n -> new LinkedHashMap<String, Object>());
    }

    private static String scalar(ScenarioKey key, Object value) {
        if (value instanceof String text && !(key.isChoice() && NAME.matcher(text).matches())) {
            return '"' + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + '"';
        }
        return yaml11(ScenarioKey.text(value));
    }

    /** YAML 1.1, which many readers still are, takes a number with an exponent for a text unless it has a point and a sign as well. */
    private static String yaml11(String text) {
        Matcher parts = EXPONENT.matcher(text);
        if (!parts.matches()) {
            return text;
        }
        String mantissa = parts.group(1);
        String exponent = parts.group(2);
        return mantissa + (mantissa.contains(".") ? "" : ".0") + "e" + (exponent.startsWith("-") ? "" : "+") + exponent;
    }

    private static String comment(ScenarioKey key) {
        String unit = key.key().unit().isEmpty() ? "" : " [" + key.key().unit() + "]";
        return key.key().value() + unit + " Allowed: " + key.allowed();
    }
}
