package edgetempo.scenario.key;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * The choices of extensible keys, see {@link Key#open}. Found by {@link ServiceLoader}, because the package that knows all choices depends
 * on the records of scenarios.
 */
public interface OpenChoices {
    /** Names of the choices of a key, in the order of tables; at least one. */
    List<String> names(String path);

    /** What a choice means, in one sentence. */
    String meaning(String path, String name);

    /**
     * What is wrong with a value: the name of a choice, and its settings in braces if it has any, such as
     * {@code BOLTZMANN{temperature: 2}}.
     *
     * @return what to say after key and value; empty if nothing is wrong
     */
    Optional<String> problem(String path, String value);

    /** Other keys that only some choices of a key look at, those of the given value. */
    Set<String> keysOf(String path, String value);

    /** The installed provider. */
    static OpenChoices installed() {
        return Installed.CHOICES;
    }

    /** Looks it up once. */
    final class Installed {
        private static final OpenChoices CHOICES = ServiceLoader
                .load(OpenChoices.class, OpenChoices.class.getClassLoader()).findFirst()
                .orElseThrow(() -> new IllegalStateException("no provider of " + OpenChoices.class.getName()));

        private Installed() {}
    }
}
