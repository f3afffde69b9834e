package edgetempo.scenario;

import edgetempo.scenario.key.AnyScenario;
import edgetempo.scenario.key.Key;
import edgetempo.scenario.key.Settings;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The keys and sections below a root record, found by reflection, and the way back from values to records.
 *
 * @param <S> root record
 */
final class ScenarioSchema<S extends AnyScenario> {
    private final Class<S> root;
    private final Map<String, ScenarioKey> keys = new LinkedHashMap<>();
    private final Map<String, Key> sections = new LinkedHashMap<>();
    private final Map<String, Object> absent = new LinkedHashMap<>();

    ScenarioSchema(Class<S> root) {
        this.root = root;
        collect(root, "", List.of());
        keys.values().forEach(key -> key.absent().ifPresent(value -> absent.put(key.path(), value)));
    }

    /** Every key by its dotted path, in the order of the records. */
    Map<String, ScenarioKey> keys() {
        return Collections.unmodifiableMap(keys);
    }

    /** Every section by its dotted path. */
    Map<String, Key> sections() {
        return Collections.unmodifiableMap(sections);
    }

    /** What the absence of a key means in a file that was complete when it was written, by dotted path; others may not be absent. */
    Map<String, Object> absent() {
        return Collections.unmodifiableMap(absent);
    }

    /**
     * Builds the scenario from a value for every key.
     *
     * @throws ScenarioException if a key is missing, or a record refuses its values
     */
    S build(Map<String, Object> values, String origin) {
        for (String path : keys.keySet()) {
            if (!values.containsKey(path)) {
                throw new ScenarioException(origin, path + ": has no value");
            }
        }
        return root.cast(construct(root, "", values, origin));
    }

    private void collect(Class<?> type, String prefix, List<RecordComponent> parents) {
        for (RecordComponent component : type.getRecordComponents()) {
            String path = prefix + component.getName();
            if (!component.isAnnotationPresent(Key.class)) {
                throw new IllegalStateException(path + " lacks @Key");
            }
            List<RecordComponent> chain = new ArrayList<>(parents);
            chain.add(component);
            if (component.getType().isRecord()) {
                sections.put(path, component.getAnnotation(Key.class));
                collect(component.getType(), path + ".", chain);
            } else {
                keys.put(path, new ScenarioKey(path, chain));
            }
        }
    }

    private static Object construct(Class<?> type, String prefix, Map<String, Object> values, String origin) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String path = prefix + components[i].getName();
            arguments[i] = components[i].getType().isRecord()
                    ? construct(components[i].getType(), path + ".", values, origin)
                    : values.get(path);
        }
        try {
            return Settings.create(type, arguments);
        } catch (IllegalArgumentException e) {
            throw new ScenarioException(origin, prefix + " " + e.getMessage());
        }
    }
}
