package edgetempo.catalogue;

import edgetempo.scenario.ScenarioKey;
import java.math.BigDecimal;
import java.util.List;

/**
 * A setting that a provider understands.
 *
 * @param name         key of the setting
 * @param type         of its value
 * @param min          smallest number allowed
 * @param max          largest number allowed
 * @param choices      of a choice
 * @param defaultValue as text; empty for a scenario key, where the scenario's value is
 * @param description  one sentence
 * @param scenarioKey  whether it stands for the scenario key of its name
 */
public record Setting(String name, Type type, double min, double max, List<String> choices, String defaultValue,
        String description, boolean scenarioKey) {
    /** Type of a value. */
    public enum Type {
        /** An integer. */
        WHOLE("whole number"),
        /** A double. */
        NUMBER("number"),
        /** True or false. */
        FLAG("true or false"),
        /** One of some names. */
        CHOICE("choice"),
        /** Anything. */
        TEXT("text");

        private final String words;

        Type(String words) {
            this.words = words;
        }

        /** The type for tables. */
        @Override
        public String toString() {
            return words;
        }
    }

    /** Creates an integer setting. */
    public static Setting whole(String name, int min, int max, int defaultValue, String description) {
        return new Setting(name, Type.WHOLE, min, max, List.of(), Integer.toString(defaultValue), description, false);
    }

    /** Creates a floating-point setting. */
    public static Setting number(String name, double min, double max, double defaultValue, String description) {
        return new Setting(name, Type.NUMBER, min, max, List.of(), text(defaultValue), description, false);
    }

    /** True or false. */
    public static Setting flag(String name, boolean defaultValue, String description) {
        return new Setting(name, Type.FLAG, 0, 0, List.of("true", "false"), Boolean.toString(defaultValue), description,
                false);
    }

    /** Creates a setting with a fixed set of choices, of which the first is the default. */
    public static Setting choice(String name, List<String> choices, String description) {
        return new Setting(name, Type.CHOICE, 0, 0, List.copyOf(choices), choices.getFirst(), description, false);
    }

    /** Creates a text setting. */
    public static Setting text(String name, String defaultValue, String description) {
        return new Setting(name, Type.TEXT, 0, 0, List.of(), defaultValue, description, false);
    }

    /** Creates a setting for a scenario key that takes effect through the provider, such as {@code ga.tournamentSize}. */
    public static Setting ofKey(ScenarioKey key) {
        Type type = switch (key.typeName()) {
            case "whole number" -> Type.WHOLE;
            case "number" -> Type.NUMBER;
            case "true or false" -> Type.FLAG;
            case "choice" -> Type.CHOICE;
            default -> Type.TEXT;
        };
        return new Setting(key.path(), type, key.key().min(), key.key().max(), key.choices(), "", key.key().value(),
                true);
    }

    /** The range or choices of the value, for messages; empty for a text. */
    public String allowed() {
        return switch (type) {
            case WHOLE, NUMBER -> text(min) + " to " + text(max);
            case FLAG, CHOICE -> String.join(", ", choices);
            case TEXT -> "";
        };
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? new BigDecimal(value).toBigInteger().toString()
                : Double.toString(value);
    }
}
