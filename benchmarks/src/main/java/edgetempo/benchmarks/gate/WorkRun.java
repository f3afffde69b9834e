package edgetempo.benchmarks.gate;

import edgetempo.benchmarks.workload.CountedWork;
import edgetempo.benchmarks.workload.WorkTally;
import java.io.PrintStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Does the counted work of benchmarks, without JMH and without a clock. Every revision runs its own: what it knows of its benchmarks need
 * not be known to others. An argument is a benchmark's full name and {@code NAME=VALUE} of each parameter, tabs between. A line of the
 * output that begins with {@value #ANSWER} has the argument's number, a name and a figure, or {@value #FAILED} and why, tabs between.
 */
public final class WorkRun {
    static final String ANSWER = "@work\t";
    static final String FAILED = "failed";

    private WorkRun() {}

    /** Answers each argument in turn; one that counts nothing has no line. */
    public static void main(String[] entries) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (int i = 0; i < entries.length; i++) {
            String[] words = entries[i].split("\t");
            Map<String, String> parameters = new TreeMap<>();
            Arrays.stream(words).skip(1).forEach(word -> parameters.put(word.substring(0, word.indexOf('=')),
                    word.substring(word.indexOf('=') + 1)));
            String start = ANSWER + i + "\t";
            try {
                figures(words[0], parameters)
                        .forEach((name, figure) -> out.println(start + name + "\t" + figure));
            } catch (InvocationTargetException e) {
                out.println(start + FAILED + "\t" + String.valueOf(e.getCause()).replaceAll("\\s+", " "));
            } catch (ReflectiveOperationException | RuntimeException e) {
                out.println(start + FAILED + "\t" + e.toString().replaceAll("\\s+", " "));
            }
        }
    }

    /**
     * Figures of a benchmark's work; empty if it counts none.
     *
     * @throws ReflectiveOperationException if its state cannot be made, or its work fails
     */
    static Map<String, String> figures(String benchmark, Map<String, String> parameters)
            throws ReflectiveOperationException {
        int dot = benchmark.lastIndexOf('.');
        Optional<Class<?>> state = state(Class.forName(benchmark.substring(0, dot)), benchmark.substring(dot + 1));
        if (state.isEmpty()) {
            return Map.of();
        }
        CountedWork work = (CountedWork) state.get().getConstructor().newInstance();
        for (Field field : state.get().getFields()) {
            if (field.isAnnotationPresent(Param.class) && parameters.containsKey(field.getName())) {
                set(work, field, parameters.get(field.getName()));
            }
        }
        WorkTally tally = new WorkTally();
        call(work, Setup.class);
        try {
            work.work(tally);
        } finally {
            call(work, TearDown.class);
        }
        return tally.figures();
    }

    /** The benchmark's own class, or the class of one of its states. */
    private static Optional<Class<?>> state(Class<?> suite, String method) {
        return Arrays.stream(suite.getMethods())
                .filter(one -> one.getName().equals(method) && one.isAnnotationPresent(Benchmark.class))
                .<Class<?>>flatMap(one -> Stream.concat(Stream.of(suite), Arrays.stream(one.getParameterTypes())))
                .filter(CountedWork.class::isAssignableFrom).findFirst();
    }

    private static void set(Object state, Field field, String value) throws IllegalAccessException {
        Class<?> type = field.getType();
        if (type == String.class) {
            field.set(state, value);
        } else if (type == int.class) {
            field.setInt(state, Integer.parseInt(value));
        } else if (type == long.class) {
            field.setLong(state, Long.parseLong(value));
        } else if (type == double.class) {
            field.setDouble(state, Double.parseDouble(value));
        } else if (type == boolean.class) {
            field.setBoolean(state, Boolean.parseBoolean(value));
        } else {
            throw new IllegalStateException("a parameter of type " + type.getSimpleName() + " is not known here: "
                    + field.getName());
        }
    }

    private static void call(Object state, Class<? extends Annotation> when) throws ReflectiveOperationException {
        List<Method> methods = new ArrayList<>(List.of(state.getClass().getMethods()));
        methods.removeIf(method -> !method.isAnnotationPresent(when));
        for (Method method : methods) {
            method.invoke(state);
        }
    }
}
