package edgetempo.catalogue;

import edgetempo.mec.SlotSolver;
import edgetempo.scenario.mec.Scenario;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Creates slot solvers. */
public interface SlotSolverProvider extends Provider {
    /** Slot solvers. */
    Kind<SlotSolverProvider> KIND = new Kind<>(SlotSolverProvider.class, "slot solver", Set.of(Kind.SOLVERS));

    /** Creates a new solver, for one thread. */
    SlotSolver create(SolverContext context);

    /** Why it cannot solve slots of the scenario; empty if it can. */
    default Optional<String> obstacle(Scenario scenario) {
        return Optional.empty();
    }

    /** Scenario keys, with values as texts, that are set by choosing this solver. */
    default Map<String, String> scenarioKeys() {
        return Map.of();
    }

    /**
     * What is wrong with a combination of settings that are each allowed; empty if nothing is. A setting without effect is wrong.
     *
     * @param configured the scenario with the settings that are scenario keys
     * @param given      names of the settings explicitly given
     */
    default Optional<String> problem(Scenario configured, Set<String> given) {
        return Optional.empty();
    }

    /**
     * Why a key of the scenario's section {@code ga} has no effect on this solver; empty if it has.
     *
     * @param configured the scenario with what the solver's name and settings say
     */
    default Optional<String> ignores(Scenario configured, String key) {
        return settings().stream().map(Setting::name).anyMatch(key::equals)
                ? problem(configured, Set.of(key))
                : Optional.of(key + " has no effect on " + name());
    }

    /**
     * One-line warning to users before slots of the scenario are solved without a budget; empty if there is none.
     *
     * @param settings the solver's own
     */
    default Optional<String> caution(Scenario scenario, SettingValues settings) {
        return Optional.empty();
    }

    /** The smallest budget of a slot, in evaluations, with which the solver returns a decision. */
    default long minEvaluations(Scenario scenario) {
        return 1;
    }

    /** Cost of one reported evaluation in units of one pass over all users, see {@link edgetempo.comparison.Contestant}. */
    default long evaluationCost(Scenario scenario) {
        return 1;
    }

    @Override
    default Kind<?> kind() {
        return KIND;
    }
}
