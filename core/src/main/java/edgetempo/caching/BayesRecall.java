package edgetempo.caching;

import edgetempo.mec.CachePlan;
import edgetempo.mec.SlotSolver;
import edgetempo.scenario.mec.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Recalls the order of a day's phases: knows their number and duration, but neither their rankings nor the offset at which the episode
 * starts. Exact Bayesian inference over that offset and over all rankings, pooling the counts of a phase over its recurrences; then dynamic
 * programming over the remaining frames. From the second day on it can anticipate the next phase, where a policy that forgets can only
 * react.
 */
public final class BayesRecall implements SharedPolicy {
    /** Name in the catalogue. */
    public static final String NAME = "bayes-recall";

    /** Best plans considered for each distribution. */
    private static final int CANDIDATES = 40;
    /** Distributions of lower probability contribute no candidates. */
    private static final double UNLIKELY = 0.02;

    private final Scenario scenario;
    private final FittedPlanner planner;
    private final PlanSchedule schedule;
    private final RequestCounts requests;
    private final RankBelief belief;
    private final int phases;
    private final int phaseFrames;
    private final double[] seen;
    private final Phase[][] memory;

    /** What is known of a phase, if the first one began a given number of frames before the episode. */
    private final class Phase {
        final double[] counts = new double[seen.length];
        final double[] popularity = new double[seen.length];
        double logLikelihood;
        List<int[]> plans = List.of();

        void forget() {
            Arrays.fill(counts, 0);
            Arrays.fill(popularity, 1.0 / popularity.length);
            logLikelihood = 0;
            plans = List.of();
        }

        void observe() {
            for (int s = 0; s < counts.length; s++) {
                counts[s] += seen[s];
            }
            logLikelihood = belief.logLikelihood(counts);
            Arrays.fill(popularity, 0);
            belief.addExpectedPopularity(counts, 1, popularity);
            plans = List.of();
        }

        List<int[]> plans() {
            if (plans.isEmpty()) {
                plans = planner.best(popularity, CANDIDATES);
            }
            return plans;
        }
    }

    /**
     * Creates a policy that has observed nothing yet.
     *
     * @param seed   draws the slots that plans are valued on; not the one of the episodes to be played
     * @param solver of the kind that solves the episodes' slots; owned by this policy from now on
     * @throws IllegalArgumentException if there are no phases, the scenario's observation holds no histogram, or there are too many
     *                                  services
     */
    public BayesRecall(Scenario scenario, long seed, SlotSolver solver) {
        this(scenario, checked(scenario), new RankBelief(scenario, NAME), FittedPlanner.fit(scenario, seed, solver));
    }

    private static RequestCounts checked(Scenario scenario) {
        if (!scenario.requests().cycles()) {
            throw new IllegalArgumentException(NAME + " recalls phases: requests.phases: "
                    + scenario.requests().phases() + " has none; allowed: 2 and more, as in rhythm-m2-n20");
        }
        return new RequestCounts(scenario, NAME);
    }

    private BayesRecall(Scenario scenario, RequestCounts requests, RankBelief belief, FittedPlanner planner) {
        this.scenario = scenario;
        this.requests = requests;
        this.belief = belief;
        this.planner = planner;
        schedule = new PlanSchedule(planner);
        phases = scenario.requests().phases();
        phaseFrames = scenario.requests().phaseFrames();
        seen = new double[scenario.services().count()];
        memory = new Phase[phaseFrames][phases];
        for (Phase[] row : memory) {
            for (int j = 0; j < row.length; j++) {
                row[j] = new Phase();
            }
        }
    }

    @Override
    public CachingPolicy copy() {
        return new BayesRecall(scenario, requests, new RankBelief(scenario, NAME), planner.copy());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void reset(long seed, int episode) {
        for (Phase[] row : memory) {
            for (Phase phase : row) {
                phase.forget();
            }
        }
    }

    private Phase phase(int offset, int frame) {
        return memory[offset][(frame + offset) / phaseFrames % phases];
    }

    @Override
    public void plan(double[] observation, int frame, CachePlan plan) {
        if (frame > 0) {
            requests.read(observation, seen);
            for (int offset = 0; offset < phaseFrames; offset++) {
                phase(offset, frame - 1).observe();
            }
        }
        double[] weight = weights();
        int ahead = Math.min(2 * phaseFrames + 2, scenario.time().framesPerEpisode() - frame);
        int[] present = FrameValue.holders(plan);
        List<int[]> candidates = candidates(weight, frame, ahead, present);
        FittedPlanner.write(
                schedule.best(present, candidates, rewards(weight, frame, ahead, candidates)).getFirst(), plan);
    }

    private List<int[]> candidates(double[] weight, int frame, int ahead, int[] present) {
        List<int[]> candidates = new ArrayList<>(List.of(present));
        for (int offset = 0; offset < phaseFrames; offset++) {
            for (int t = 0; t < ahead && weight[offset] > UNLIKELY; t++) {
                if (t == 0 || phase(offset, frame + t) != phase(offset, frame + t - 1)) {
                    candidates.addAll(phase(offset, frame + t).plans());
                }
            }
        }
        return PlanSchedule.distinct(candidates);
    }

    private double[][] rewards(double[] weight, int frame, int ahead, List<int[]> candidates) {
        double[][] rewards = new double[ahead][candidates.size()];
        for (int t = 0; t < ahead; t++) {
            for (int offset = 0; offset < phaseFrames; offset++) {
                for (int c = 0; c < candidates.size() && weight[offset] > UNLIKELY / phaseFrames; c++) {
                    rewards[t][c] += weight[offset]
                            * planner.reward(candidates.get(c), phase(offset, frame + t).popularity);
                }
            }
        }
        return rewards;
    }

    /** [offsets] probability of each, given all that was observed. */
    private double[] weights() {
        double[] weight = new double[phaseFrames];
        double most = Double.NEGATIVE_INFINITY;
        for (int offset = 0; offset < phaseFrames; offset++) {
            for (Phase phase : memory[offset]) {
                weight[offset] += phase.logLikelihood;
            }
            most = Math.max(most, weight[offset]);
        }
        double total = 0;
        for (int offset = 0; offset < phaseFrames; offset++) {
            weight[offset] = Math.exp(weight[offset] - most);
            total += weight[offset];
        }
        for (int offset = 0; offset < phaseFrames; offset++) {
            weight[offset] /= total;
        }
        return weight;
    }
}
