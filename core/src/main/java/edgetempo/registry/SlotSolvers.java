package edgetempo.registry;

import edgetempo.ga.GaBackend;
import edgetempo.ga.GaSolver;
import edgetempo.mec.SlotSolver;
import edgetempo.scenario.mec.GaVariant;
import edgetempo.scenario.mec.Scenario;
import edgetempo.solver.BaselineSolver;
import edgetempo.solver.LocalSearchSolver;
import edgetempo.solver.MultiStartSolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Slot solvers by name: GA variants by the name of their variant, the others by their own. */
public final class SlotSolvers {
    /** Name of {@link LocalSearchSolver}. */
    public static final String LOCAL_SEARCH = "local-search";
    /** Name of {@link MultiStartSolver}. */
    public static final String MULTI_START = "multi-start";

    private SlotSolvers() {}

    /** Every name, GA variants first. */
    public static List<String> names() {
        List<String> names = new ArrayList<>();
        for (GaVariant variant : GaVariant.values()) {
            names.add(nameOf(variant));
        }
        names.add(LOCAL_SEARCH);
        names.add(MULTI_START);
        for (BaselineSolver.Rule rule : BaselineSolver.Rule.values()) {
            names.add(BaselineSolver.nameOf(rule));
        }
        return names;
    }

    /** Name of the solver that the scenario's GA settings describe. */
    public static String defaultName(Scenario scenario) {
        return nameOf(scenario.ga().variant());
    }

    /** The scenario with its GA variant set to the named one; unchanged if the name is no GA variant. */
    public static Scenario configure(Scenario scenario, String name) {
        return variant(name).map(variant -> scenario.withGa(scenario.ga().withVariant(variant))).orElse(scenario);
    }

    /**
     * Makes solvers, one a call.
     *
     * @param name     see {@link #names}
     * @param scenario as {@link #configure} returned it
     * @param backend  runs the GA variants
     * @throws IllegalArgumentException for an unknown name, with the names there are
     */
    public static Supplier<SlotSolver> factory(String name, Scenario scenario, GaBackend backend) {
        if (variant(name).isPresent()) {
            return () -> new GaSolver(scenario, backend);
        }
        if (name.equals(LOCAL_SEARCH)) {
            return () -> new LocalSearchSolver(scenario);
        }
        if (name.equals(MULTI_START)) {
            return () -> new MultiStartSolver(scenario, MultiStartSolver.USUAL_STARTS, Long.MAX_VALUE, 0);
        }
        for (BaselineSolver.Rule rule : BaselineSolver.Rule.values()) {
            if (BaselineSolver.nameOf(rule).equals(name)) {
                return () -> new BaselineSolver(rule, scenario);
            }
        }
        throw new IllegalArgumentException("no slot solver \"" + name + "\"; there are: " + String.join(", ", names()));
    }

    /** Whether a name is that of a variant of the genetic algorithm. */
    public static boolean isGenetic(String name) {
        return variant(name).isPresent();
    }

    private static Optional<GaVariant> variant(String name) {
        for (GaVariant variant : GaVariant.values()) {
            if (nameOf(variant).equals(name)) {
                return Optional.of(variant);
            }
        }
        return Optional.empty();
    }

    private static String nameOf(GaVariant variant) {
        return variant.name().toLowerCase(Locale.ROOT);
    }
}
