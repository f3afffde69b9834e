package edgetempo.experiments;

import edgetempo.scenario.NearestName;
import java.util.List;

/** Checks of settings. */
public final class Checks {
    private Checks() {}

    /**
     * The name, if it is one of the allowed ones.
     *
     * @param setting whose value it is
     * @throws BadInputException with the allowed names and the nearest one
     */
    public static String known(String setting, String name, List<String> allowed) {
        if (!allowed.contains(name)) {
            throw BadInputException.of(setting, unknown(name, allowed));
        }
        return name;
    }

    /**
     * The name, if it is one of the allowed ones.
     *
     * @param key  what a file calls it
     * @param file where it stands
     * @throws BadInputException with the allowed names and the nearest one
     */
    public static String knownIn(String file, String key, String name, List<String> allowed) {
        if (!allowed.contains(name)) {
            throw new BadInputException(file + ": " + key + ": " + unknown(name, allowed));
        }
        return name;
    }

    private static String unknown(String name, List<String> allowed) {
        return "\"" + name + "\" is not known; allowed: " + String.join(", ", allowed) + "; nearest: "
                + NearestName.of(name, allowed);
    }

    /**
     * The value, if it is not below the least.
     *
     * @param setting whose value it is
     * @throws BadInputException if it is
     */
    public static int atLeast(String setting, int least, int value) {
        if (value < least) {
            throw BadInputException.of(setting, value + " is out of range; allowed: at least " + least);
        }
        return value;
    }
}
