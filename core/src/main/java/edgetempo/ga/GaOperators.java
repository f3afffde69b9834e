package edgetempo.ga;

import edgetempo.scenario.mec.GaSettings;
import java.util.ServiceLoader;

/**
 * Creates the operators that GA settings name. Found by {@link ServiceLoader}, because the package that knows all operators depends on this
 * one.
 */
public interface GaOperators {
    /**
     * The selection of the settings, for populations of the settings' size.
     *
     * @throws IllegalArgumentException if there is none of this name, with the names there are
     */
    ParentSelection selection(GaSettings settings);

    /**
     * The crossover of the settings, for populations of the settings' size.
     *
     * @throws IllegalArgumentException if there is none of this name, with the names there are
     */
    Crossover crossover(GaSettings settings);

    /** The installed provider. */
    static GaOperators installed() {
        return Installed.OPERATORS;
    }

    /** Looks it up once. */
    final class Installed {
        private static final GaOperators OPERATORS = ServiceLoader
                .load(GaOperators.class, GaOperators.class.getClassLoader()).findFirst()
                .orElseThrow(() -> new IllegalStateException("no provider of " + GaOperators.class.getName()));

        private Installed() {}
    }
}
