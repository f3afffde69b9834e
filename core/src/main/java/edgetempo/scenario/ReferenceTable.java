package edgetempo.scenario;

import edgetempo.scenario.key.Choice;
import edgetempo.scenario.key.Key;
import edgetempo.scenario.key.OpenChoices;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The part of the reference page that describes the keys below one root record, one table per section.
 *
 * @param schema  keys and sections
 * @param level   Markdown of a section's heading: {@code ##} or deeper
 * @param columns headings of the columns that show values
 * @param values  what a key has in those columns
 */
record ReferenceTable(ScenarioSchema<?> schema, String level, List<String> columns,
        Function<ScenarioKey, List<String>> values) {

    /** Appends the tables; the keys outside of sections come first, under {@code title}. */
    void append(StringBuilder page, String title) {
        section(page, "", title, "What the scenario is called.");
        for (Map.Entry<String, Key> section : schema.sections().entrySet()) {
            section(page, section.getKey(), "`" + section.getKey() + "`", section.getValue().value());
        }
    }

    /** A text for a cell of a Markdown table. */
    static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }

    private void section(StringBuilder page, String section, String title, String meaning) {
        List<ScenarioKey> keys = schema.keys().values().stream().filter(key -> sectionOf(key).equals(section)).toList();
        if (keys.isEmpty()) {
            return;
        }
        page.append('\n').append(level).append(' ').append(title).append("\n\n").append(meaning).append("\n\n")
                .append("| key | meaning | type, unit | allowed | ").append(String.join(" | ", columns))
                .append(" | source |\n")
                .append("| --- ".repeat(columns.size() + 5)).append("|\n");
        keys.forEach(key -> page.append(row(key)));
        keys.stream().filter(ScenarioKey::isChoice).forEach(key -> choices(page, key));
    }

    private String row(ScenarioKey key) {
        String unit = key.key().unit().isEmpty() ? "" : ", " + key.key().unit();
        List<String> cells = new ArrayList<>(
                List.of("`" + key.path() + "`", key.key().value(), key.typeName() + unit, allowed(key)));
        boolean named = sectionOf(key).isEmpty();
        values.apply(key).forEach(value -> cells.add(named ? "" : value));
        cells.add(key.key().source());
        return cells.stream().map(ReferenceTable::cell).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String allowed(ScenarioKey key) {
        if (key.isChoice()) {
            return "see below";
        }
        return key.type() == String.class || key.type() == boolean.class ? "" : key.allowed();
    }

    private static void choices(StringBuilder page, ScenarioKey key) {
        page.append("\nChoices of `").append(key.path()).append("`:\n\n");
        for (String choice : key.choices()) {
            page.append("- `").append(choice).append('`');
            meaning(key, choice).ifPresent(meaning -> page.append(": ").append(meaning));
            page.append('\n');
        }
    }

    private static Optional<String> meaning(ScenarioKey key, String choice) {
        if (key.key().open()) {
            return Optional.of(OpenChoices.installed().meaning(key.path(), choice));
        }
        try {
            return Optional.ofNullable(key.type().getField(choice).getAnnotation(Choice.class)).map(Choice::value);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(choice, e);
        }
    }

    private static String sectionOf(ScenarioKey key) {
        return key.path().substring(0, Math.max(0, key.path().lastIndexOf('.')));
    }
}
