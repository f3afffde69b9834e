package edgetempo.nativeconfig;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * The environment variables that TensorFlow reads while it loads, from {@value #RESOURCE}, the one file that holds
 * them, and from the plan. The launcher exports the file; {@link #prepare} sets what is missing where there was no
 * launcher: a test, a benchmark fork, a program that embeds EdgeTempo. What the user has set is never changed.
 */
public final class NativeEnvironment {
    static final String RESOURCE = "native.env";
    static final String LOG_LEVEL = "TF_CPP_MIN_LOG_LEVEL";
    static final String DETERMINISTIC_OPS = "TF_DETERMINISTIC_OPS";

    private NativeEnvironment() {}

    /** The variables that a plan needs, in the order of the file. */
    public static Map<String, String> wanted(DevicePlan plan) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String line : OptionFile.lines(RESOURCE)) {
            int equals = line.indexOf('=');
            variables.put(line.substring(0, equals), line.substring(equals + 1));
        }
        if (plan.deterministic()) {
            variables.put(DETERMINISTIC_OPS, "1");
        }
        return variables;
    }

    /**
     * The lowest severity that native code logs, 0 to 3: as the user has set it, else as in the file.
     *
     * @param environment of the process
     */
    static int logLevel(Map<String, String> environment) {
        String level = environment.getOrDefault(LOG_LEVEL, wanted(DevicePlan.DEFAULT).getOrDefault(LOG_LEVEL, "0"));
        return level.matches("[0-3]") ? Integer.parseInt(level) : 0;
    }

    /**
     * Sets the variables that a plan needs and the process lacks. Call it before any class of TensorFlow is used;
     * {@link NativeProbe} does.
     *
     * @return the names that could not be set, for which the process has to be started with them
     */
    public static List<String> prepare(DevicePlan plan) {
        return prepare(wanted(plan), System.getenv(), NativeCalls::setEnvironment);
    }

    static List<String> prepare(Map<String, String> wanted, Map<String, String> environment,
            BiPredicate<String, String> set) {
        return wanted.entrySet()
                .stream()
                .filter(variable -> !environment.containsKey(variable.getKey()))
                .filter(variable -> !set.test(variable.getKey(), variable.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
