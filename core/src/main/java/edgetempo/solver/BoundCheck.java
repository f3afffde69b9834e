package edgetempo.solver;

import edgetempo.mec.Decision;
import edgetempo.mec.ScoreCheck;
import edgetempo.mec.SlotProblem;
import edgetempo.scenario.mec.ShareSettings;
import java.util.concurrent.atomic.LongAdder;

/**
 * An assertion that holds for every decision of every solver: with feasible shares, no score exceeds the slot's {@link DualBound}. Costs as
 * much as a bound for every score, so of a scorer that plays thousands of episodes, such as a search for plans, only a part of the scores
 * is checked after the first {@value #ALL}.
 */
public final class BoundCheck implements ScoreCheck {
    private static final LongAdder CHECKED = new LongAdder();

    /** Scores of a scorer that are all checked. */
    private static final int ALL = 5_000;
    /** After those, one score in this many is checked. */
    private static final int THEN_EVERY = 16;

    private final ShareSettings shares;
    private long scored;
    private DualBound bound;
    private FeasibleShares possible;
    private int users;
    private int servers;

    /** Creates a check of decisions whose shares are replaced and rounded as the settings say. */
    public BoundCheck(ShareSettings shares) {
        this.shares = shares;
    }

    /** The service provider. */
    public static final class Provider implements ScoreCheck.Provider {
        @Override
        public ScoreCheck create(ShareSettings shares) {
            return new BoundCheck(shares);
        }
    }

    /** Scores compared with bounds in this process. */
    public static long checked() {
        return CHECKED.sum();
    }

    @Override
    public void check(SlotProblem problem, Decision decision, double qos) {
        scored++;
        if (scored > ALL && scored % THEN_EVERY != 0) {
            return;
        }
        if (bound == null || users != problem.capacity || servers != problem.servers) {
            users = problem.capacity;
            servers = problem.servers;
            bound = new DualBound(shares, users, servers);
            possible = new FeasibleShares(shares, servers);
        }
        if (possible.fault(problem, decision).isEmpty()) {
            CHECKED.increment();
            double most = bound.qos(problem);
            if (qos > most) {
                throw new IllegalStateException("a QoS of " + qos + " is above the proven bound " + most + " of slot "
                        + problem.slot + ", frame " + problem.frame + ", episode " + problem.episode + ", seed "
                        + problem.seed);
            }
        }
    }
}
