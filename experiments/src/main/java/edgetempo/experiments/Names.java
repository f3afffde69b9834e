package edgetempo.experiments;

import edgetempo.ga.GaBackend;
import edgetempo.ga.GaBackends;
import edgetempo.scenario.NearestName;
import java.util.ArrayList;
import java.util.List;

/** Names that options take. */
public final class Names {
    private Names() {}

    /** Names of GA backends, {@code auto} included. */
    public static List<String> backends() {
        List<String> names = new ArrayList<>(List.of("auto"));
        names.addAll(GaBackends.all().stream().map(GaBackend::name).toList());
        return names;
    }

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
}
