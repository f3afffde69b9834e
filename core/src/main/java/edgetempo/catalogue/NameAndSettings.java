package edgetempo.catalogue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A name as a user writes it, with settings in braces if there are any: {@code improved}, {@code mine{depth: 3, start: greedy}}. An equals
 * sign may be used for a colon, and values may contain nested braces.
 *
 * @param name     the name
 * @param settings texts by name, in their order
 */
public record NameAndSettings(String name, Map<String, String> settings) {
    /** Keeps the order of the settings. */
    public NameAndSettings {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /**
     * Parses a name with settings.
     *
     * @throws CatalogueException if braces do not match, or a setting is not key and value
     */
    public static NameAndSettings parse(String text) {
        String stripped = text.strip();
        int open = stripped.indexOf('{');
        if (open < 0) {
            return new NameAndSettings(stripped, Map.of());
        }
        if (!stripped.endsWith("}") || depthAt(stripped, stripped.length() - 1) != 1) {
            throw new CatalogueException("\"" + text.strip() + "\": braces do not match; expected NAME{key: value, …}");
        }
        Map<String, String> settings = new LinkedHashMap<>();
        String inside = stripped.substring(open + 1, stripped.length() - 1);
        for (String pair : inside.isBlank() ? List.<String>of() : split(inside, ",")) {
            addPair(pair, stripped, settings);
        }
        return new NameAndSettings(stripped.substring(0, open).strip(), settings);
    }

    /**
     * Reads {@code key: value} or {@code key=value} into settings.
     *
     * @param whole what the pair is part of, for messages
     * @throws CatalogueException if it is neither, or the key is repeated
     */
    public static void addPair(String pair, String whole, Map<String, String> settings) {
        int at = 0;
        while (at < pair.length() && pair.charAt(at) != ':' && pair.charAt(at) != '=') {
            at++;
        }
        String key = pair.substring(0, at).strip();
        if (key.isEmpty() || at == pair.length()) {
            throw new CatalogueException("\"" + pair.strip() + "\" in \"" + whole
                    + "\" is not key=value or key: value, such as elites=2");
        }
        if (settings.put(key, pair.substring(at + 1).strip()) != null) {
            throw new CatalogueException("\"" + key + "\" comes twice in \"" + whole + "\"");
        }
    }

    /**
     * Parts of a text between separators that are not in braces.
     *
     * @param separators characters of which each separates
     */
    public static List<String> split(String text, String separators) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0 && separators.indexOf(c) >= 0) {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }

    /** Braces that are open just before a position. */
    private static int depthAt(String text, int position) {
        int depth = 0;
        for (int i = 0; i < position; i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            if (depth == 0 && text.charAt(i) == '}') {
                return 0;
            }
        }
        return depth;
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return settings.isEmpty()
                ? name
                : settings.entrySet().stream().map(setting -> setting.getKey() + ": " + setting.getValue())
                        .collect(Collectors.joining(", ", name + "{", "}"));
    }
}
