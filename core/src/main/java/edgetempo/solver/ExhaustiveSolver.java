package edgetempo.solver;

import edgetempo.mec.Decision;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotSolver;
import edgetempo.scenario.mec.Scenario;
import java.util.Arrays;
import java.util.Optional;

/**
 * Tries every offload vector at closed-form shares: the optimum of small slots whose channel is known and whose shares are not rounded.
 */
public final class ExhaustiveSolver implements SlotSolver {
    /** Name in the catalogue. */
    public static final String NAME = "exhaustive";

    private static final long MAX_VECTORS = 1 << 18;

    private final ClosedFormShares shares;
    private final int targets;
    private final int[] offload;
    private final int[] best;
    private long evaluations;

    /**
     * Creates a solver for slots of the scenario's size.
     *
     * @throws IllegalArgumentException if there are too many vectors
     */
    public ExhaustiveSolver(Scenario scenario) {
        obstacle(scenario).ifPresent(obstacle -> {
            throw new IllegalArgumentException(obstacle);
        });
        targets = scenario.network().servers() + 1;
        offload = new int[scenario.network().users()];
        best = new int[offload.length];
        shares = new ClosedFormShares(scenario.shares(), offload.length, targets - 1);
    }

    /** Whether a scenario has few enough offload vectors, (M + 1)^N. */
    public static boolean fits(Scenario scenario) {
        return scenario.network().users() * Math.log(scenario.network().servers() + 1.0) <= Math.log(MAX_VECTORS);
    }

    /** Why a scenario is too large; empty if it is not. */
    public static Optional<String> obstacle(Scenario scenario) {
        return fits(scenario)
                ? Optional.empty()
                : Optional.of("more than " + MAX_VECTORS + " offload vectors: " + scenario.network().servers()
                        + " servers, " + scenario.network().users() + " users");
    }

    @Override
    public void reset() {
        // Nothing is carried from slot to slot.
    }

    @Override
    public void solve(SlotProblem problem, Decision decision) {
        shares.prepare(problem);
        Arrays.fill(offload, 0);
        double bestQos = Double.NEGATIVE_INFINITY;
        do {
            shares.load(offload);
            double qos = shares.qos(offload);
            evaluations++;
            if (qos > bestQos) {
                bestQos = qos;
                System.arraycopy(offload, 0, best, 0, best.length);
            }
        } while (next(problem.users));
        decision.clear();
        System.arraycopy(best, 0, decision.offload, 0, problem.users);
        shares.shares(problem, decision);
    }

    /** Advances to the next vector, the first user's target fastest; false after the last vector. */
    private boolean next(int users) {
        for (int i = 0; i < users; i++) {
            offload[i]++;
            if (offload[i] < targets) {
                return true;
            }
            offload[i] = 0;
        }
        return false;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public long evaluations() {
        return evaluations;
    }
}
