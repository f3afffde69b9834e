package edgetempo.scenario.key;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Changes public records of settings by the names of their keys. Ranges are not checked here but where scenarios are read or validated. */
public final class Settings {
    private Settings() {}

    /**
     * Returns a record with one key changed.
     *
     * @param path  dotted path below the record, such as {@code ga.elites}; a section is replaced as a whole
     * @param value of the key's type; an int may stand for a long or a double
     * @throws IllegalArgumentException if there is no such key, or the value is of another type
     */
    public static <R extends Record> R with(R record, String path, Object value) {
        int dot = path.indexOf('.');
        String name = dot < 0 ? path : path.substring(0, dot);
        RecordComponent[] components = record.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        boolean found = false;
        for (int i = 0; i < components.length; i++) {
            values[i] = value(record, components[i]);
            if (components[i].getName().equals(name)) {
                found = true;
                values[i] = dot < 0
                        ? fitting(components[i].getType(), path, value)
                        : below(values[i], path.substring(dot + 1), value);
            }
        }
        if (!found) {
            throw new IllegalArgumentException(record.getClass().getSimpleName() + " has no key " + name);
        }
        @SuppressWarnings("unchecked") // the type of a record is final
        Class<R> type = (Class<R>) record.getClass();
        return create(type, values);
    }

    /** As {@link #with(Record, String, Object)}, key by key. */
    public static <R extends Record> R with(R record, Map<String, ?> values) {
        R changed = record;
        for (Map.Entry<String, ?> entry : values.entrySet()) {
            changed = with(changed, entry.getKey(), entry.getValue());
        }
        return changed;
    }

    /**
     * Calls a record's canonical constructor.
     *
     * @param values of its components, in their order
     * @throws IllegalArgumentException if the record refuses them
     */
    public static <R> R create(Class<R> type, Object[] values) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    Optional.ofNullable(e.getCause().getMessage()).orElse(e.getCause().toString()), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("canonical constructor of " + type.getSimpleName(), e);
        }
    }

    private static Object below(Object section, String path, Object value) {
        if (section instanceof Record record) {
            return with(record, path, value);
        }
        throw new IllegalArgumentException("there is no section above the key " + path);
    }

    private static Object value(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("accessor of " + component.getName(), e);
        }
    }

    private static Object fitting(Class<?> type, String path, Object value) {
        if (value instanceof Integer number && type == long.class) {
            return number.longValue();
        }
        if (value instanceof Integer number && type == double.class) {
            return number.doubleValue();
        }
        boolean fits = switch (type.getName()) {
            case "int" -> value instanceof Integer;
            case "long" -> value instanceof Long;
            case "double" -> value instanceof Double;
            case "boolean" -> value instanceof Boolean;
            default -> value == null || type.isInstance(value);
        };
        if (!fits) {
            throw new IllegalArgumentException(path + ": " + value + " is no " + type.getSimpleName());
        }
        return value;
    }
}
