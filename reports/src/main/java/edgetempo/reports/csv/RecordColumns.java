package edgetempo.reports.csv;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Records as rows: a column for each component; a component that is a record stands for its own components. */
final class RecordColumns<R extends Record> {
    private final RecordComponent[] components;
    private final Constructor<R> constructor;
    /** [components] the columns of those that are records; null for others. */
    private final List<RecordColumns<?>> inner = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<Class<?>> types = new ArrayList<>();

    RecordColumns(Class<R> type) {
        components = type.getRecordComponents();
        try {
            constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record always has its canonical constructor", e);
        }
        constructor.setAccessible(true);
        for (RecordComponent component : components) {
            component.getAccessor().setAccessible(true);
            RecordColumns<?> record = component.getType().isRecord()
                    ? new RecordColumns<>(component.getType().asSubclass(Record.class))
                    : null;
            inner.add(record);
            names.addAll(record == null ? List.of(component.getName()) : record.names);
            types.addAll(record == null ? List.of(component.getType()) : record.types);
        }
    }

    List<String> names() {
        return names;
    }

    List<Class<?>> types() {
        return types;
    }

    Object[] cells(Record row) {
        List<Object> cells = new ArrayList<>();
        try {
            for (int i = 0; i < components.length; i++) {
                Object value = components[i].getAccessor().invoke(row);
                if (inner.get(i) == null) {
                    cells.add(value);
                } else {
                    cells.addAll(Arrays.asList(inner.get(i).cells((Record) value)));
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record's accessor failed: " + row.getClass(), e);
        }
        return cells.toArray();
    }

    R row(Object[] cells) {
        Object[] arguments = new Object[components.length];
        int next = 0;
        for (int i = 0; i < arguments.length; i++) {
            RecordColumns<?> record = inner.get(i);
            int width = record == null ? 1 : record.types.size();
            arguments[i] = record == null
                    ? cells[next]
                    : record.row(Arrays.copyOfRange(cells, next, next + width));
            next += width;
        }
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(e.getCause().getMessage(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record's constructor failed: " + constructor, e);
        }
    }
}
