package edgetempo.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads YAML, of which JSON is a subset, into a {@link ScenarioLayer}. It walks the parser's tokens rather than a tree, so
 * that a message shows a value as it was written and a duplicate's full path.
 */
final class LayerParser {
    private static final String EXTENDS = "extends";
    private static final YAMLFactory YAML = new YAMLFactory();
    private static final Pattern NAME_AND_SETTINGS = Pattern.compile("\\s*[\\w.-]+\\{.*}\\s*");
    private static final Pattern MARK = Pattern.compile("line (\\d+), column (\\d+)");

    /** Parts of the parser's messages, and their meaning for the author of the file. */
    private static final List<String[]> BROKEN = List.of(new String[]{"TAB", "a tab; indent by spaces"},
            new String[]{"mapping values are not allowed", "a second colon; put the value in quotes"},
            new String[]{"quoted scalar", "a quote is not closed"},
            new String[]{"special characters", "a control character"},
            new String[]{"flow ", "a bracket is not closed, or a comma is missing"},
            new String[]{"block ", "the indentation does not match the lines above"},
            new String[]{"alias", "aliases are not read; write the value itself"},
            new String[]{"Document nesting depth", "too many brackets within each other"});

    private final ScenarioKind<?> kind;
    private final String origin;
    private final boolean sectionsAllowed;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();
    private String base;

    private LayerParser(ScenarioKind<?> kind, String origin, boolean sectionsAllowed) {
        this.kind = kind;
        base = kind.defaultPreset();
        this.origin = origin;
        this.sectionsAllowed = sectionsAllowed;
    }

    /** A whole file: a mapping of keys, sections and {@code extends}. */
    static ScenarioLayer file(ScenarioKind<?> kind, String yaml, String origin) {
        LayerParser layer = new LayerParser(kind, origin, true);
        try (YAMLParser parser = (YAMLParser) YAML.createParser(ObjectReadContext.empty(), yaml)) {
            layer.document(parser);
        } catch (JacksonException e) {
            throw brokenYaml(e, origin);
        }
        return new ScenarioLayer(origin, layer.base, layer.values);
    }

    /** The value of {@code extends} in a file that may be of any kind or broken; empty where there is none. */
    static Optional<String> extendsOf(String yaml) {
        try (YAMLParser parser = (YAMLParser) YAML.createParser(ObjectReadContext.empty(), yaml)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    boolean found = parser.currentName().equals(EXTENDS);
                    if (parser.nextToken().isScalarValue() && found) {
                        return Optional.of(parser.getString());
                    }
                    parser.skipChildren();
                }
            }
        } catch (JacksonException e) {
            return Optional.empty(); // whoever reads the file says what is broken
        }
        return Optional.empty();
    }

    /**
     * One override, {@code key=value}, the value being a YAML scalar, or a name with settings in braces, which YAML would need in quotes.
     */
    static ScenarioLayer override(ScenarioKind<?> kind, String keyAndValue) {
        String origin = "--set " + Scalar.cut(keyAndValue);
        int equals = keyAndValue.indexOf('=');
        if (equals < 0) {
            throw new ScenarioException(origin, "expected KEY=VALUE, such as " + kind.exampleSet());
        }
        String path = keyAndValue.substring(0, equals).strip();
        LayerParser layer = new LayerParser(kind, origin, false);
        if (path.equals(EXTENDS)) {
            throw new ScenarioException(origin, "extends: only a file can extend a preset");
        }
        String value = keyAndValue.substring(equals + 1);
        if (NAME_AND_SETTINGS.matcher(value).matches() && kind.schema().keys().containsKey(path)) {
            layer.values.put(path, layer.key(path).parse(new Scalar(value.strip(), false), origin));
            return new ScenarioLayer(origin, layer.base, layer.values);
        }
        try (YAMLParser parser = (YAMLParser) YAML.createParser(ObjectReadContext.empty(), value)) {
            layer.requireKnown(path);
            JsonToken token = parser.nextToken();
            layer.entry(parser, token == null ? JsonToken.VALUE_NULL : token, path);
            layer.requireEnd(parser);
        } catch (JacksonException e) {
            throw brokenYaml(e, origin);
        }
        return new ScenarioLayer(origin, layer.base, layer.values);
    }

    /** Values of keys as plain texts. */
    static ScenarioLayer plain(ScenarioKind<?> kind, Map<String, String> texts, String origin) {
        LayerParser layer = new LayerParser(kind, origin, false);
        texts.forEach((path, text) -> {
            layer.requireKnown(path);
            if (!kind.schema().keys().containsKey(path)) {
                throw new ScenarioException(origin, path + ": is a section; set its keys, such as "
                        + layer.firstKeyOf(path));
            }
            layer.values.put(path, layer.key(path).parse(new Scalar(text, false), origin));
        });
        return new ScenarioLayer(origin, layer.base, layer.values);
    }

    private void document(YAMLParser parser) {
        JsonToken first = parser.nextToken();
        if (first == null || first == JsonToken.VALUE_NULL) {
            throw new ScenarioException(origin, "is empty; expected at least \"extends: " + base + "\"");
        }
        if (first != JsonToken.START_OBJECT) {
            throw new ScenarioException(origin,
                    describe(parser, first) + " where keys and sections are expected, such as \""
                            + kind.schema().sections().keySet().iterator().next() + ":\"");
        }
        section(parser, "");
        requireEnd(parser);
    }

    private void section(YAMLParser parser, String prefix) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String path = prefix + parser.currentName();
            int line = parser.currentTokenLocation().getLineNr();
            if (!path.equals(EXTENDS)) {
                requireKnown(path);
            }
            if (!seen.add(path)) {
                throw new ScenarioException(origin, path + ": is given twice, the second time in line " + line);
            }
            entry(parser, parser.nextToken(), path);
        }
    }

    private void entry(YAMLParser parser, JsonToken token, String path) {
        if (parser.isCurrentAlias()) {
            throw new ScenarioException(origin, path + ": *" + parser.getString()
                    + " is a YAML alias; write the value itself");
        }
        boolean isSection = kind.schema().sections().containsKey(path);
        if (token == JsonToken.VALUE_NULL) {
            throw new ScenarioException(origin, path + ": has no value");
        }
        if (isSection && token == JsonToken.START_OBJECT && sectionsAllowed) {
            section(parser, path + ".");
        } else if (isSection) {
            throw new ScenarioException(origin, path + ": " + describe(parser, token)
                    + " where a section is expected; set its keys, such as " + firstKeyOf(path));
        } else if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            throw new ScenarioException(origin, path + ": " + describe(parser, token) + " where a "
                    + (path.equals(EXTENDS) ? "preset" : key(path).typeName()) + " is expected");
        } else if (path.equals(EXTENDS)) {
            base = preset(scalar(parser, token));
        } else {
            values.put(path, key(path).parse(scalar(parser, token), origin));
        }
    }

    private String preset(Scalar scalar) {
        if (!kind.presetNames().contains(scalar.text())) {
            throw new ScenarioException(origin, EXTENDS + ": " + scalar.shown() + " " + kind.notAPreset(scalar.text()));
        }
        return scalar.text();
    }

    private void requireKnown(String path) {
        ScenarioSchema<?> schema = kind.schema();
        if (!schema.keys().containsKey(path) && !schema.sections().containsKey(path)) {
            List<String> known = new ArrayList<>(schema.keys().keySet());
            known.addAll(schema.sections().keySet());
            known.add(EXTENDS);
            throw new ScenarioException(origin, Scalar.cut(path) + ": unknown key; nearest: "
                    + NearestName.ofPath(path, known));
        }
    }

    private void requireEnd(YAMLParser parser) {
        if (parser.nextToken() != null) {
            throw new ScenarioException(origin, "holds more than one YAML document; expected one");
        }
    }

    private ScenarioKey key(String path) {
        return kind.schema().keys().get(path);
    }

    private String firstKeyOf(String section) {
        return kind.schema().keys().keySet().stream().filter(path -> path.startsWith(section + ".")).findFirst()
                .orElseThrow();
    }

    private static String describe(YAMLParser parser, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "a section";
            case START_ARRAY -> "a list";
            default -> scalar(parser, token).shown();
        };
    }

    private static Scalar scalar(YAMLParser parser, JsonToken token) {
        return new Scalar(parser.getString(), token.isNumeric());
    }

    /** What is wrong in our words; the parser's own are several lines about its states. */
    private static ScenarioException brokenYaml(JacksonException e, String origin) {
        String message = e.getOriginalMessage();
        List<MatchResult> marks = MARK.matcher(message).results().toList();
        String where = marks.isEmpty()
                ? "line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr()
                : marks.getLast().group();
        String what = BROKEN.stream().filter(one -> message.contains(one[0])).map(one -> one[1]).findFirst()
                .orElse("a key, a colon and a value are expected");
        return new ScenarioException(origin, where + ": broken YAML: " + what);
    }
}
