package edgetempo.catalogue;

import edgetempo.scenario.NearestName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values of a provider's settings: explicitly given values and defaults. */
public final class SettingValues {
    private final List<Setting> settings;
    private final Map<String, String> given;
    private final Map<String, Object> values = new LinkedHashMap<>();

    private SettingValues(List<Setting> settings, Map<String, String> given) {
        this.settings = settings;
        this.given = given;
    }

    /**
     * Parses and validates settings.
     *
     * @param owner    whose settings they are, for messages
     * @param settings that are understood
     * @param texts    by name; {@code elites} stands for {@code ga.elites} where there is no other of this name
     * @throws CatalogueException if one is unknown, with the nearest, or has a value that is not allowed
     */
    public static SettingValues parse(String owner, List<Setting> settings, Map<String, String> texts) {
        Map<String, String> given = new LinkedHashMap<>();
        SettingValues parsed = new SettingValues(List.copyOf(settings), Collections.unmodifiableMap(given));
        for (Setting setting : settings) {
            if (!setting.scenarioKey()) {
                parsed.values.put(setting.name(), value(owner, setting, setting.defaultValue()));
            }
        }
        texts.forEach((name, text) -> {
            Setting setting = find(settings, name).orElseThrow(() -> unknown(owner, settings, name));
            if (given.put(setting.name(), text) != null) {
                throw new CatalogueException(owner + ": " + setting.name() + " comes twice");
            }
            if (!setting.scenarioKey()) {
                parsed.values.put(setting.name(), value(owner, setting, text));
            }
        });
        return parsed;
    }

    private static Optional<Setting> find(List<Setting> settings, String name) {
        return settings.stream().filter(setting -> setting.name().equals(name)).findFirst()
                .or(() -> settings.stream().filter(setting -> setting.scenarioKey()
                        && setting.name().endsWith("." + name)).findFirst());
    }

    private static CatalogueException unknown(String owner, List<Setting> settings, String name) {
        if (settings.isEmpty()) {
            return new CatalogueException(owner + " has no settings; found \"" + name + "\"");
        }
        return new CatalogueException(owner + " has no setting \"" + name + "\"; nearest: "
                + NearestName.ofPath(name, settings.stream().map(Setting::name).toList()));
    }

    private static Object value(String owner, Setting setting, String text) {
        return switch (setting.type()) {
            case WHOLE -> whole(owner, setting, text);
            case NUMBER -> number(owner, setting, text);
            case FLAG -> Boolean.valueOf(choice(owner, setting, text));
            case CHOICE -> choice(owner, setting, text);
            case TEXT -> text;
        };
    }

    private static Integer whole(String owner, Setting setting, String text) {
        try {
            int value = Integer.parseInt(text);
            if (value >= setting.min() && value <= setting.max()) {
                return value;
            }
        } catch (NumberFormatException _) {
            throw refused(owner, setting, text, "is not a whole number");
        }
        throw refused(owner, setting, text, "is out of range");
    }

    private static Double number(String owner, Setting setting, String text) {
        try {
            double value = Double.parseDouble(text);
            if (value >= setting.min() && value <= setting.max()) {
                return value;
            }
        } catch (NumberFormatException _) {
            throw refused(owner, setting, text, "is not a number");
        }
        throw refused(owner, setting, text, "is out of range");
    }

    private static String choice(String owner, Setting setting, String text) {
        if (!setting.choices().contains(text)) {
            throw refused(owner, setting, text, "is not known");
        }
        return text;
    }

    private static CatalogueException refused(String owner, Setting setting, String text, String problem) {
        return new CatalogueException(
                owner + ": " + setting.name() + ": " + text + " " + problem + "; allowed: " + setting.allowed());
    }

    /** A whole number. */
    public int whole(String name) {
        return (Integer) of(name);
    }

    /** A number. */
    public double number(String name) {
        return (Double) of(name);
    }

    /** True or false. */
    public boolean flag(String name) {
        return (Boolean) of(name);
    }

    /** A choice or a text. */
    public String text(String name) {
        return (String) of(name);
    }

    private Object of(String name) {
        return Optional.ofNullable(values.get(name))
                .orElseThrow(() -> new IllegalArgumentException("no setting \"" + name + "\""));
    }

    /** Explicitly given values, as texts by full name. */
    public Map<String, String> given() {
        return given;
    }

    /** Those of {@link #given} that are scenario keys. */
    public Map<String, String> givenKeys() {
        Map<String, String> keys = new LinkedHashMap<>();
        settings.stream().filter(setting -> setting.scenarioKey() && given.containsKey(setting.name()))
                .forEach(setting -> keys.put(setting.name(), given.get(setting.name())));
        return keys;
    }
}
