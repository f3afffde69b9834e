package edgetempo.catalogue;

import edgetempo.ga.GaBackends;
import edgetempo.mec.SlotSolver;
import edgetempo.scenario.mec.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Everything from which a caching policy is created.
 *
 * @param scenario whose frames it plans
 * @param seed     root of the episodes to be played
 * @param solver   makes slot solvers of the kind that solves those episodes
 * @param settings the policy's own
 */
public record PolicyContext(Scenario scenario, long seed, Supplier<SlotSolver> solver, SettingValues settings) {
    /** Name of the setting for the solver that plans are valued with. */
    public static final String SOLVER = "solver";
    /** Default of {@link #SOLVER}: the solver of the episodes. */
    public static final String OWN_SOLVER = "own";

    /** Root seed of the slots and episodes that plans are valued on; independent of the episodes to be played. */
    public long calibrationSeed() {
        return ~seed;
    }

    /**
     * Makes the solvers of the slots that plans are valued on: those of another kind than the episodes' own, where the policy's setting
     * {@link #SOLVER} asks for one.
     *
     * @param policy name of the policy, for the message
     * @throws IllegalArgumentException if it chooses cache plans itself, or cannot solve slots of the scenario
     */
    public Supplier<SlotSolver> valuingSolver(String policy) {
        String name = settings.text(SOLVER);
        if (name.equals(OWN_SOLVER)) {
            return plannedSolver(policy);
        }
        NamedSolver named = Catalogue.standard().solver(name);
        return named.factory(named.configure(scenario), GaBackends.fastest());
    }

    /** The setting {@link #SOLVER}. */
    public static Setting solverSetting() {
        Registry<SlotSolverProvider> solvers = Catalogue.standard().solvers();
        List<String> names = new ArrayList<>(List.of(OWN_SOLVER));
        names.addAll(solvers.names());
        names.removeAll(solvers.names(Trait.CHOOSES_PLANS));
        return Setting.choice(SOLVER, names,
                "solver of the slots that plans are valued on; " + OWN_SOLVER
                        + " is that of the episodes to be played");
    }

    /**
     * {@link #solver}, which must not choose cache plans itself.
     *
     * @param policy name of who asks, for the message
     * @throws IllegalArgumentException if it does
     */
    public Supplier<SlotSolver> plannedSolver(String policy) {
        SlotSolver sample = solver.get();
        if (sample.choosesPlan()) {
            throw new IllegalArgumentException(policy + ": slot solver \"" + sample.name()
                    + "\" chooses its cache plans itself; use another solver");
        }
        return solver;
    }
}
