package edgetempo.experiments;

import edgetempo.catalogue.Catalogue;
import edgetempo.catalogue.CatalogueException;
import edgetempo.catalogue.NameAndSettings;
import edgetempo.catalogue.NamedSolver;
import edgetempo.ga.GaBackend;
import edgetempo.ga.GaBackends;
import edgetempo.scenario.NearestName;
import java.util.List;

/** Names that options take. */
public final class Names {
    private Names() {}

    /**
     * The name, if it is one of the allowed ones.
     *
     * @throws BadInputException with the allowed names and the nearest one
     */
    public static String check(String option, String name, List<String> allowed) {
        if (!allowed.contains(name)) {
            throw new BadInputException(
                    option + ": \"" + name + "\" is not known; allowed: " + String.join(", ", allowed)
                            + "; nearest: " + NearestName.of(name, allowed));
        }
        return name;
    }

    /**
     * Name and settings, if the name is one of the allowed ones.
     *
     * @throws BadInputException with the allowed names and the nearest one
     */
    public static NameAndSettings checked(String option, String text, List<String> allowed) {
        try {
            NameAndSettings named = NameAndSettings.parse(text);
            check(option, named.name(), allowed);
            return named;
        } catch (CatalogueException e) {
            throw new BadInputException(option + ": " + e.getMessage());
        }
    }

    /**
     * A slot solver.
     *
     * @param text    name, and settings in braces if there are any
     * @param allowed names
     * @throws BadInputException if the name is not allowed, or a setting is not understood
     */
    public static NamedSolver solver(String option, String text, List<String> allowed) {
        NameAndSettings named = checked(option, text, allowed);
        try {
            return Catalogue.standard().solver(named);
        } catch (CatalogueException e) {
            throw new BadInputException(option + ": " + e.getMessage());
        }
    }

    /** As {@link #solver(String, String, List)}, any solver. */
    public static NamedSolver solver(String option, String text) {
        return solver(option, text, Catalogue.standard().solvers().names());
    }

    /**
     * A GA backend that runs here.
     *
     * @throws BadInputException if there is none of this name, or it cannot run
     */
    public static GaBackend backend(String option, String name) {
        check(option, name, GaBackends.names());
        try {
            return GaBackends.named(name);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(option + ": " + e.getMessage());
        }
    }
}
