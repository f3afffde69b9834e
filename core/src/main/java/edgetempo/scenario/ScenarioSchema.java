package edgetempo.scenario;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys and sections of a scenario, found by reflection over the records, and the way back from values to records. */
final class ScenarioSchema {
    /** Every key by its dotted path, in the order of the records. */
    static final Map<String, ScenarioKey> KEYS;
    /** Every section by its dotted path. */
    static final Map<String, Key> SECTIONS;

    static {
        Map<String, ScenarioKey> keys = new LinkedHashMap<>();
        Map<String, Key> sections = new LinkedHashMap<>();
        collect(Scenario.class, "", List.of(), keys, sections);
        KEYS = Collections.unmodifiableMap(keys);
        SECTIONS = Collections.unmodifiableMap(sections);
    }

    private ScenarioSchema() {}

    /**
     * Builds the scenario from a value for every key.
     *
     * @throws ScenarioException if a key is missing, or a record refuses its values
     */
    static Scenario build(Map<String, Object> values, String origin) {
        for (String path : KEYS.keySet()) {
            if (!values.containsKey(path)) {
                throw new ScenarioException(origin, path + ": has no value");
            }
        }
        return (Scenario) construct(Scenario.class, "", values, origin);
    }

    private static void collect(Class<?> type, String prefix, List<RecordComponent> parents,
            Map<String, ScenarioKey> keys, Map<String, Key> sections) {
        for (RecordComponent component : type.getRecordComponents()) {
            String path = prefix + component.getName();
            if (!component.isAnnotationPresent(Key.class)) {
                throw new IllegalStateException(path + " lacks @Key");
            }
            List<RecordComponent> chain = new ArrayList<>(parents);
            chain.add(component);
            if (component.getType().isRecord()) {
                sections.put(path, component.getAnnotation(Key.class));
                collect(component.getType(), path + ".", chain, keys, sections);
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
        Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new ScenarioException(origin, prefix + " " + e.getCause().getMessage());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("canonical constructor of " + type.getSimpleName(), e);
        }
    }
}
