package edgetempo.solver;

import edgetempo.mec.Decision;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotSolver;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.mec.Scenario;

/**
 * A fixed rule for the offload vector with the closed-form shares for it.
 */
public final class BaselineSolver implements SlotSolver {
    /** Rule that chooses the offload vector. */
    public enum Rule {
        /** Everyone computes locally. */
        ALL_LOCAL("all-local", "everyone computes locally"),
        /** Every user draws its target uniformly from local and all servers. */
        RANDOM("random", "every user draws its target uniformly from local and all servers"),
        /** Everyone offloads to the server of its cell. */
        NEAREST_SERVER("nearest-server", "everyone offloads to the server of its cell");

        private final String label;
        private final String meaning;

        Rule(String label, String meaning) {
            this.label = label;
            this.meaning = meaning;
        }

        /** Name of its solver. */
        public String label() {
            return label;
        }

        /** One-line description. */
        public String meaning() {
            return meaning;
        }
    }

    private final Rule rule;
    private final ClosedFormShares shares;
    private final RandomStream random = new RandomStream();
    private final int users;
    private final int servers;

    /** Creates a solver for slots of the scenario's size. */
    public BaselineSolver(Rule rule, Scenario scenario) {
        this.rule = rule;
        users = scenario.network().users();
        servers = scenario.network().servers();
        shares = new ClosedFormShares(scenario.shares(), users, servers);
    }

    @Override
    public void reset() {
        // Nothing is carried from slot to slot.
    }

    @Override
    public void solve(SlotProblem problem, Decision decision) {
        problem.requireShape(users, servers);
        decision.clear();
        for (int i = 0; i < problem.users; i++) {
            decision.offload[i] = problem.unreached[i] ? 0 : switch (rule) {
                case ALL_LOCAL -> 0;
                case NEAREST_SERVER -> problem.cell[i] + 1;
                case RANDOM -> random.at(problem.seed, StreamUse.SOLVER, problem.episode)
                        .at(problem.frame, problem.slot, 0, i).nextInt(problem.servers + 1);
            };
        }
        shares.prepare(problem);
        shares.shares(problem, decision);
    }

    @Override
    public String name() {
        return rule.label();
    }
}
