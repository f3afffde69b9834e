package edgetempo.scenario;

import edgetempo.scenario.key.AnyScenario;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values from one place, each already of its key's type and in its range. Layers are stacked: preset, file, then one
 * layer an override, and a later one wins key by key.
 *
 * @param origin where they come from, as error messages name it
 * @param base   preset that a file extends, its kind's default where it names none
 * @param values values by dotted path
 */
record ScenarioLayer(String origin, String base, Map<String, Object> values) {
    ScenarioLayer {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Every value of a scenario. */
    static <S extends AnyScenario> ScenarioLayer of(ScenarioKind<S> kind, S scenario, String origin) {
        Map<String, Object> values = new LinkedHashMap<>();
        kind.schema().keys().keySet().forEach(path -> values.put(path, ScenarioKey.value(scenario, path)));
        return new ScenarioLayer(origin, kind.defaultPreset(), values);
    }

    /** The layer and, beneath it, defaults for keys that it lacks. */
    ScenarioLayer withDefaults(Map<String, Object> defaults) {
        Map<String, Object> filled = new LinkedHashMap<>(defaults);
        filled.putAll(values);
        return new ScenarioLayer(origin, base, filled);
    }

    /** The layer with absolute paths of files, those that are relative starting at a folder. */
    ScenarioLayer located(ScenarioKind<?> kind, Path folder) {
        Map<String, Object> located = new LinkedHashMap<>(values);
        located.replaceAll((path, value) -> {
            String text = value.toString();
            try {
                return kind.schema().keys().get(path) instanceof ScenarioKey key && key.key().path()
                        && !text.equals("none") && !text.startsWith("bundled:")
                                ? folder.resolve(text).toAbsolutePath().normalize().toString()
                                : value;
            } catch (InvalidPathException e) {
                throw new ScenarioException(origin, path + ": " + text + " is no path of a file");
            }
        });
        return new ScenarioLayer(origin, base, located);
    }

    /**
     * Stacks layers, the last on top, and checks what keys demand of each other.
     *
     * @throws ScenarioException if a key has no value or two contradict each other; it names the topmost layer involved
     */
    static <S extends AnyScenario> S stack(ScenarioKind<S> kind, List<ScenarioLayer> layers) {
        Map<String, Object> values = new LinkedHashMap<>();
        layers.forEach(layer -> values.putAll(layer.values));
        S scenario = kind.schema().build(values, layers.getLast().origin);
        ScenarioValidation.firstViolation(kind, scenario).ifPresent(violation -> {
            String blamed = layers.reversed().stream()
                    .filter(layer -> violation.keys().stream().anyMatch(layer.values::containsKey))
                    .map(ScenarioLayer::origin).findFirst().orElseThrow();
            throw new ScenarioException(blamed, violation.problem());
        });
        return scenario;
    }
}
