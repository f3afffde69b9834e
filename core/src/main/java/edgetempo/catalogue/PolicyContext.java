package edgetempo.catalogue;

import edgetempo.mec.SlotSolver;
import edgetempo.scenario.mec.Scenario;
import java.util.function.Supplier;

/**
 * What a policy is made for.
 *
 * @param scenario whose frames it plans
 * @param seed     root of the episodes that are to be played
 * @param solver   makes slot solvers of the kind that solves those episodes
 * @param settings the policy's own
 */
public record PolicyContext(Scenario scenario, long seed, Supplier<SlotSolver> solver, SettingValues settings) {
    /** Root of slots and episodes that plans are valued on; not that of those which are to be played. */
    public long calibrationSeed() {
        return ~seed;
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
