package edgetempo.input;

import edgetempo.scenario.NearestName;
import edgetempo.scenario.ScenarioException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The mapping of columns to roles and the CSV dialect of a file, parsed from a text such as {@code server=SITE_ID, latitude=#2,
 * separator=tab}: a role of {@link Column} and the name of a column, or {@code #} and its number counted from 1; or an option. Options are
 * {@code separator} (a character, {@code tab}, {@code space}, {@code comma} or {@code semicolon}), {@code quote} (a character), {@code
 * header} ({@code yes}, {@code no}), {@code zone} of times without an offset, and {@code time}, a pattern of {@link DateTimeFormatter},
 * last as it may hold commas. {@code auto} stands for columns called as their roles, commas, double quotes, a header, times as seconds or
 * ISO 8601, and UTC.
 *
 * @param columns   by role
 * @param separator between fields
 * @param quote     around fields that hold separators
 * @param header    whether the first line names the columns
 * @param time      pattern of times, if they are neither seconds nor ISO 8601
 * @param zone      of times without an offset
 */
record CsvLayout(Map<String, String> columns, char separator, char quote, boolean header,
        Optional<DateTimeFormatter> time, ZoneId zone) {
    private static final List<String> OPTIONS = List.of("separator", "quote", "header", "zone", "time");

    /**
     * Reads the text of a scenario key.
     *
     * @param key   its path, for messages
     * @param roles that columns may have
     * @throws ScenarioException if it is not understood
     */
    static CsvLayout parse(String key, String text, List<Column> roles) {
        List<String> known = Stream.concat(roles.stream().map(Column::name), OPTIONS.stream()).toList();
        Map<String, String> given = new HashMap<>();
        String rest = text.equals(CsvSource.AUTO) ? "" : text;
        while (!rest.isBlank()) {
            int equals = rest.indexOf('=');
            String name = rest.substring(0, Math.max(0, equals)).strip();
            if (equals < 0 || !known.contains(name)) {
                throw new ScenarioException(key, equals < 0
                        ? rest.strip() + " is no role=column; roles and options: " + String.join(", ", known)
                        : name + " is neither a role nor an option; nearest: " + NearestName.of(name, known));
            }
            // A separator may be the comma itself, and a pattern of times may hold some.
            int comma = name.equals("time") ? -1 : rest.indexOf(',', equals + 2);
            int end = comma < 0 ? rest.length() : comma;
            String value = rest.substring(equals + 1, end);
            if (value.isEmpty()) {
                throw new ScenarioException(key, name + "= has no value");
            }
            if (given.put(name, value.isBlank() ? value : value.strip()) != null) {
                throw new ScenarioException(key, name + " is given twice");
            }
            rest = rest.substring(Math.min(rest.length(), end + 1));
        }
        char separator = character(key, "separator", given.getOrDefault("separator", ","));
        char quote = character(key, "quote", given.getOrDefault("quote", "\""));
        if (separator == quote) {
            throw new ScenarioException(key, "separator and quote are the same character");
        }
        CsvLayout layout = new CsvLayout(Map.copyOf(given), separator, quote,
                yes(key, given.getOrDefault("header", "yes")), Optional.ofNullable(given.get("time"))
                        .map(pattern -> pattern(key, pattern)),
                zone(key, given.get("zone")));
        return layout;
    }

    private static char character(String key, String option, String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "tab", "\\t" -> '\t';
            case "space" -> ' ';
            case "comma" -> ',';
            case "semicolon" -> ';';
            default -> {
                if (value.length() != 1 || value.charAt(0) == '\n' || value.charAt(0) == '\r') {
                    throw new ScenarioException(key, option + "=" + value
                            + " is not one character; allowed also: tab, space, comma, semicolon");
                }
                yield value.charAt(0);
            }
        };
    }

    private static boolean yes(String key, String value) {
        if (!value.equals("yes") && !value.equals("no")) {
            throw new ScenarioException(key, "header=" + value + " is neither yes nor no");
        }
        return value.equals("yes");
    }

    private static ZoneId zone(String key, String value) {
        try {
            return value == null ? ZoneOffset.UTC : ZoneId.of(value);
        } catch (DateTimeException e) {
            throw new ScenarioException(key,
                    "zone=" + value + " is no time zone; allowed: such as Australia/Melbourne or +11:00");
        }
    }

    private static DateTimeFormatter pattern(String key, String value) {
        try {
            return DateTimeFormatter.ofPattern(value, Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw new ScenarioException(key,
                    "time=" + value + " is no pattern such as dd.MM.yyyy HH:mm:ss: " + e.getMessage());
        }
    }
}
