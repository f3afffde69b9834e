package edgetempo.benchmarks;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.runner.BenchmarkListEntry;

/**
 * Checks before measuring whether a benchmark can be set up with a value that is not one of its declared ones: the state that has the
 * parameter is set up here, once, as its virtual machine would.
 */
final class ParameterCheck {
    private ParameterCheck() {}

    /** The benchmark's own values of its parameters, by name. */
    static Map<String, List<String>> own(BenchmarkListEntry benchmark) {
        Map<String, List<String>> own = new LinkedHashMap<>();
        if (benchmark.getParams().hasValue()) {
            benchmark.getParams().get().forEach((name, values) -> own.put(name, List.of(values)));
        }
        return own;
    }

    /**
     * Why a benchmark cannot be set up with a value.
     *
     * @param others values of its other parameters, by name; the first of its own where there is none
     * @return in one line; empty if it can, or the value is one of its own
     */
    static Optional<String> obstacle(BenchmarkListEntry benchmark, String name, String value,
            Map<String, String> others) {
        if (own(benchmark).getOrDefault(name, List.of()).contains(value)) {
            return Optional.empty();
        }
        try {
            for (Class<?> state : states(benchmark)) {
                if (parameters(state).stream().anyMatch(field -> field.getName().equals(name))) {
                    setUp(state, name, value, others);
                }
            }
            return Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.of("\"" + value + "\" is no whole number");
        } catch (InvocationTargetException e) {
            return Optional.of(oneLine(e.getCause()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(benchmark.getUsername() + " cannot be looked at: " + e, e);
        }
    }

    /** The class of the benchmark, if it has state, and the states that its method takes. */
    private static Set<Class<?>> states(BenchmarkListEntry benchmark) throws ReflectiveOperationException {
        Class<?> owner = Class.forName(benchmark.getUserClassQName());
        Set<Class<?>> states = new LinkedHashSet<>();
        states.add(owner);
        String method = benchmark.getUsername().substring(benchmark.getUsername().lastIndexOf('.') + 1);
        for (Method one : owner.getMethods()) {
            if (one.getName().equals(method)) {
                states.addAll(Arrays.asList(one.getParameterTypes()));
            }
        }
        states.removeIf(state -> !state.isAnnotationPresent(State.class));
        return states;
    }

    private static List<Field> parameters(Class<?> state) {
        return Arrays.stream(state.getFields()).filter(field -> field.isAnnotationPresent(Param.class)).toList();
    }

    private static void setUp(Class<?> state, String name, String value, Map<String, String> others)
            throws ReflectiveOperationException {
        Constructor<?> constructor = state.getConstructor();
        Object instance = constructor.newInstance();
        for (Field field : parameters(state)) {
            String own = field.getAnnotation(Param.class).value()[0];
            set(instance, field,
                    field.getName().equals(name) ? value : others.getOrDefault(field.getName(), own));
        }
        call(instance, Setup.class);
        call(instance, TearDown.class);
    }

    private static void set(Object instance, Field field, String value) throws IllegalAccessException {
        if (field.getType() == int.class) {
            field.setInt(instance, Integer.parseInt(value));
        } else if (field.getType() == long.class) {
            field.setLong(instance, Long.parseLong(value));
        } else if (field.getType() == boolean.class) {
            field.setBoolean(instance, Boolean.parseBoolean(value));
        } else if (field.getType() == String.class) {
            field.set(instance, value);
        } else {
            throw new IllegalStateException("a parameter of " + field.getType() + " cannot be checked: " + field);
        }
    }

    private static void call(Object instance, Class<? extends Annotation> when) throws ReflectiveOperationException {
        for (Method method : instance.getClass().getMethods()) {
            if (method.isAnnotationPresent(when) && method.getParameterCount() == 0) {
                method.invoke(instance);
            }
        }
    }

    private static String oneLine(Throwable failure) {
        String message = String.valueOf(failure.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
        return failure.getMessage() == null || message.isBlank()
                ? "it cannot be set up: " + failure.getClass().getSimpleName()
                : message;
    }
}
