package edgetempo.solver;

import edgetempo.mec.Decision;

/**
 * The best choice that a search knows, with the server of every user, and what is left open by choices whose loads could not be divided to
 * a proof. Not thread-safe.
 */
final class Incumbent {
    /** Steps of dividing loads for a choice that is only a candidate. */
    private static final long CANDIDATE_STEPS = 500;
    /** Steps of dividing loads for a choice whose least cost has to be known. */
    private static final long PROOF_STEPS = 100_000;

    private final SlotModel model;
    private final int[] choice;
    private final int[] server;
    private double cost;
    private double open;

    /** None yet. */
    Incumbent(SlotModel model) {
        this.model = model;
        choice = new int[model.capacity];
        server = new int[model.capacity];
    }

    /** Resets to every user local. */
    void reset() {
        for (int p = 0; p < model.users; p++) {
            choice[p] = model.from[p];
        }
        cost = model.cost(choice, Double.POSITIVE_INFINITY, 0);
        System.arraycopy(model.server, 0, server, 0, server.length);
        open = Double.POSITIVE_INFINITY;
    }

    /** Its cost. */
    double cost() {
        return cost;
    }

    /** Lower bound of the cost of settled choices whose loads could not be divided optimally, below the cutoff of that time. */
    double open() {
        return open;
    }

    /** [positions] alternatives. Live; do not modify. */
    int[] choice() {
        return choice;
    }

    /**
     * Considers a candidate.
     *
     * @param candidate [positions] alternatives. Not modified.
     */
    void offer(int[] candidate) {
        take(candidate, model.cost(candidate, cost, CANDIDATE_STEPS));
    }

    /**
     * Considers a choice that is the only one left of a subproblem, and remembers if its least cost could not be proven.
     *
     * @param last [positions] alternatives. Not modified.
     * @param cutoff costs from here on are irrelevant
     */
    void settle(int[] last, double cutoff) {
        take(last, model.cost(last, cutoff, PROOF_STEPS));
        if (!model.divided()) {
            open = Math.min(open, model.minCost());
        }
    }

    private void take(int[] candidate, double found) {
        if (found < cost) {
            cost = found;
            System.arraycopy(candidate, 0, choice, 0, choice.length);
            System.arraycopy(model.server, 0, server, 0, server.length);
        }
    }

    /**
     * Writes the offload vector.
     *
     * @param decision receives {@code offload}. Modified.
     */
    void write(Decision decision) {
        for (int p = 0; p < model.users; p++) {
            decision.offload[model.userAt[p]] = server[p];
        }
    }
}
