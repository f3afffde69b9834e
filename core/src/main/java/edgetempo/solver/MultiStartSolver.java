package edgetempo.solver;

import edgetempo.mec.Decision;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotSolver;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.mec.Scenario;
import java.util.concurrent.TimeUnit;

/**
 * Best-response local search from several starts: everyone local, as {@link LocalSearchSolver}, everyone at the server of its cell, then
 * random vectors. The best vector that was reached is the decision, at closed-form shares.
 *
 * <p>Evaluations are counted by work, so that they are comparable with those of a genetic algorithm. One evaluation is the work of scoring
 * a whole vector, which visits every user once. A user's turn in a descent evaluates all M + 1 targets in O(1) each, hence counts (M +
 * 1)/N, and a round of turns M + 1. A start counts 1 for its vector and ⌈turns·(M + 1)/N⌉ for its descent.
 */
public final class MultiStartSolver implements SlotSolver {
    /** Name in the catalogue. */
    public static final String NAME = "multi-start";

    /** Default number of starts. */
    public static final int DEFAULT_STARTS = 32;

    private final ClosedFormShares shares;
    private final RandomStream random = new RandomStream();
    private final int starts;
    private final long maxEvaluations;
    private final long maxNanos;
    private final int targets;
    private final int[] offload;
    private final int[] best;
    private long evaluations;

    /**
     * Creates a solver for slots of the scenario's size. Limits are checked before each start; the first one is always made.
     *
     * @param starts         largest number of starts, at least 1
     * @param maxEvaluations that a slot may take; a descent is cut short after the last round that they allow
     * @param maxMillis      after which no further start is made; 0 is no limit
     * @throws IllegalArgumentException if a number is out of range
     */
    public MultiStartSolver(Scenario scenario, int starts, long maxEvaluations, long maxMillis) {
        if (starts < 1 || maxEvaluations < 1 || maxMillis < 0) {
            throw new IllegalArgumentException("starts, evaluations and milliseconds must not be below 1, 1 and 0: "
                    + starts + ", " + maxEvaluations + ", " + maxMillis);
        }
        this.starts = starts;
        this.maxEvaluations = maxEvaluations;
        // Saturates: 292 years are for ever.
        maxNanos = TimeUnit.MILLISECONDS.toNanos(maxMillis);
        targets = scenario.network().servers() + 1;
        offload = new int[scenario.network().users()];
        best = new int[offload.length];
        shares = new ClosedFormShares(scenario.shares(), offload.length, targets - 1);
    }

    @Override
    public void reset() {
        // Nothing is carried from slot to slot.
    }

    @Override
    public void solve(SlotProblem problem, Decision decision) {
        long begin = maxNanos > 0 ? System.nanoTime() : 0;
        shares.prepare(problem);
        double bestQos = Double.NEGATIVE_INFINITY;
        long left = maxEvaluations;
        for (int start = 0; start < starts && left > 0; start++) {
            if (start > 0 && maxNanos > 0 && System.nanoTime() - begin >= maxNanos) {
                break;
            }
            begin(problem, start);
            shares.load(offload);
            long rounds = Math.min((left - 1) / targets, Integer.MAX_VALUE);
            long turns = shares.improve(offload, (int) rounds);
            left -= 1 + (turns * targets + offload.length - 1) / offload.length;
            double qos = shares.qos(offload);
            if (qos > bestQos) {
                bestQos = qos;
                System.arraycopy(offload, 0, best, 0, best.length);
            }
        }
        evaluations += maxEvaluations - left;
        decision.clear();
        System.arraycopy(best, 0, decision.offload, 0, problem.users);
        shares.shares(problem, decision);
    }

    private void begin(SlotProblem problem, int start) {
        for (int i = 0; i < problem.users; i++) {
            offload[i] = switch (start) {
                case 0 -> 0;
                case 1 -> problem.cell[i] + 1;
                default -> random.at(problem.seed, StreamUse.SOLVER, problem.episode)
                        .at(problem.frame, problem.slot, start, i).nextInt(targets);
            };
        }
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
