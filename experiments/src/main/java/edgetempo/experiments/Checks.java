package edgetempo.experiments;

import edgetempo.catalogue.Catalogue;
import edgetempo.catalogue.CatalogueException;
import edgetempo.catalogue.NameAndSettings;
import edgetempo.catalogue.NamedSolver;
import edgetempo.scenario.NearestName;
import java.util.List;

/** Checks of settings. */
public final class Checks {
    /** Upper limit of thread counts; each thread needs a stack. */
    private static final int MAX_THREADS = 1024;

    private Checks() {}

    /**
     * Returns the name if it is allowed.
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
     * Returns the name if it is allowed.
     *
     * @param key  its key in the file
     * @param file the file
     * @throws BadInputException with the allowed names and the nearest one
     */
    public static String knownIn(String file, String key, String name, List<String> allowed) {
        if (!allowed.contains(name)) {
            throw new BadInputException(file + ": " + key + ": " + unknown(name, allowed));
        }
        return name;
    }

    /**
     * Returns name and settings if the name is allowed.
     *
     * @param setting whose value it is
     * @throws BadInputException with the allowed names and the nearest one
     */
    public static NameAndSettings named(String setting, String text, List<String> allowed) {
        try {
            NameAndSettings named = NameAndSettings.parse(text);
            known(setting, named.name(), allowed);
            return named;
        } catch (CatalogueException e) {
            throw BadInputException.of(setting, e.getMessage());
        }
    }

    /**
     * A slot solver.
     *
     * @param setting whose value it is
     * @param text    name, and settings in braces if there are any
     * @param allowed names
     * @throws BadInputException if the name is not allowed, or a setting is not understood
     */
    public static NamedSolver solver(String setting, String text, List<String> allowed) {
        NameAndSettings named = named(setting, text, allowed);
        try {
            return Catalogue.standard().solver(named);
        } catch (CatalogueException e) {
            throw BadInputException.of(setting, e.getMessage());
        }
    }

    /** As {@link #solver(String, String, List)}, any solver. */
    public static NamedSolver solver(String setting, String text) {
        return solver(setting, text, Catalogue.standard().solvers().names());
    }

    /**
     * Returns the name of a caching policy that does not learn if it is valid.
     *
     * @param setting whose value it is
     * @param text    name, and settings in braces if there are any
     * @throws BadInputException if the name is unknown, or a setting is not understood
     */
    public static String policy(String setting, String text) {
        named(setting, text, Catalogue.standard().policies().names());
        try {
            Catalogue.standard().policy(text);
        } catch (CatalogueException e) {
            throw BadInputException.of(setting, e.getMessage());
        }
        return text;
    }

    /**
     * Name and settings, if the name is one of the allowed ones.
     *
     * @param key  what a file calls it
     * @param file where it stands
     * @throws BadInputException with the allowed names and the nearest one
     */
    public static String namedIn(String file, String key, String text, List<String> allowed) {
        try {
            knownIn(file, key, NameAndSettings.parse(text).name(), allowed);
            return text;
        } catch (CatalogueException e) {
            throw new BadInputException(file + ": " + key + ": " + e.getMessage());
        }
    }

    private static String unknown(String name, List<String> allowed) {
        return "\"" + name + "\" is not known; allowed: " + String.join(", ", allowed) + "; nearest: "
                + NearestName.of(name, allowed);
    }

    /**
     * Returns the number of threads if it is valid.
     *
     * @throws BadInputException if it is not 1 to {@value #MAX_THREADS}
     */
    public static int threads(int count) {
        if (count < 1 || count > MAX_THREADS) {
            throw BadInputException.of("threads", count + " is out of range; allowed: 1 to " + MAX_THREADS);
        }
        return count;
    }

    /**
     * Returns the value if it is not below the minimum.
     *
     * @param setting whose value it is
     * @throws BadInputException if it is
     */
    public static int atLeast(String setting, int least, int value) {
        if (value < least) {
            throw BadInputException.of(setting, tooSmall(least, value));
        }
        return value;
    }

    /**
     * Returns the value if it is not below the minimum.
     *
     * @param key  what a file calls it
     * @param file where it stands
     * @throws BadInputException if it is
     */
    public static int atLeastIn(String file, String key, int least, int value) {
        if (value < least) {
            throw new BadInputException(file + ": " + key + ": " + tooSmall(least, value));
        }
        return value;
    }

    private static String tooSmall(int least, int value) {
        return value + " is out of range; allowed: at least " + least;
    }
}
