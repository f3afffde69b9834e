package edgetempo.agents.training;

import edgetempo.agents.policy.RecallPlanner;
import edgetempo.agents.policy.RecallPolicy;
import edgetempo.agents.recall.EpisodeReplay;
import edgetempo.caching.GreedyKnapsack;
import edgetempo.caching.PlanValue;
import edgetempo.mec.CachePlan;
import edgetempo.mec.LargeTimescaleState;
import edgetempo.mec.ServerCatalogue;
import edgetempo.mec.ServiceCatalogue;
import edgetempo.mec.SlotSolver;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.mec.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Counterfactual rewards of other plans in an episode, under the same requests, on slots sampled from the model: for half of the frames the
 * plan that was played, else that of another frame, or the incumbent, each with a few services exchanged. All frames of an episode are
 * valued on the same slots, so that positions and channels, which are not observed, do not mask differences between plans. Deterministic
 * for a seed. Not thread-safe.
 */
final class Counterfactuals {
    private static final int GROUPS = 256;
    private static final int GROUP_SLOTS = 6;
    private static final int MAX_MOVES = 6;
    private static final int CHALLENGE_GROUPS = 16;

    private final Scenario scenario;
    private final boolean bounded;
    private final long seed;
    private final PlanValue values;
    private final IncumbentPlan incumbent;
    private final ServiceCatalogue services;
    private final ServerCatalogue servers;
    private final RandomStream random = new RandomStream();
    private final List<double[]> observations = new ArrayList<>();
    private final List<CachePlan> plans = new ArrayList<>();

    /**
     * Creates counterfactuals for a scenario.
     *
     * @param solver  makes solvers of the kind that solves the episodes' slots
     * @param bounded whether plans keep within capacity
     */
    Counterfactuals(Scenario scenario, Supplier<SlotSolver> solver, boolean bounded, long seed) {
        this.scenario = scenario;
        this.bounded = bounded;
        this.seed = seed;
        values = new PlanValue(scenario, ~seed, GROUPS * GROUP_SLOTS, solver.get());
        incumbent = new IncumbentPlan(scenario, solver.get(), seed, new GreedyKnapsack(scenario, ~seed).plan());
        services = new ServiceCatalogue(scenario);
        servers = new ServerCatalogue(scenario);
    }

    /** Start of an episode. */
    void startEpisode() {
        observations.clear();
        plans.clear();
    }

    /**
     * Adds a frame that was played.
     *
     * @param observation ends in the [services] frequencies of the frame's requests. Not modified.
     * @param plan        that the frame ran under. Copied.
     */
    void played(double[] observation, CachePlan plan) {
        observations.add(observation);
        plans.add(plan.copy());
    }

    /**
     * Adds counterfactual episodes to replay.
     *
     * @param replay  receives whole episodes. Modified.
     * @param episode that was played
     * @param count   number of episodes to add
     */
    void fill(EpisodeReplay replay, int episode, int count) {
        for (int c = 0; c < count; c++) {
            int group = (int) (((long) episode * count + c) % GROUPS);
            replay.startEpisode();
            for (int t = 0; t < plans.size(); t++) {
                random.at(seed, StreamUse.EXPLORATION, episode).at(t, 1, c, 0);
                CachePlan plan = start(t).copy();
                exchange(plan);
                double[] popularity = popularity(observations.get(t), plan.services());
                values.requests(popularity, group * GROUP_SLOTS, GROUP_SLOTS);
                double reward = values.qosReward(plan, group * GROUP_SLOTS, GROUP_SLOTS);
                replay.push(observations.get(t), plan, (float) (reward / RecallPolicy.unit(scenario)));
            }
        }
    }

    /** The best plan met so far. */
    IncumbentPlan incumbent() {
        return incumbent;
    }

    /**
     * Lets the plan that the critic values most under the requests of the episode challenge the incumbent.
     *
     * @param planner with the distributions of its last call overwritten. Modified.
     * @param stages  of its forecasts
     * @param episode that was played
     */
    void challenge(RecallPlanner planner, int stages, int episode) {
        CachePlan other = new CachePlan(incumbent.plan().servers(), incumbent.plan().services());
        double[] mean = new double[other.services()];
        for (double[] observation : observations) {
            double[] popularity = popularity(observation, mean.length);
            for (int s = 0; s < mean.length; s++) {
                mean[s] += popularity[s] / observations.size();
            }
        }
        float[][] popularities = new float[stages][mean.length];
        for (float[] popularity : popularities) {
            for (int s = 0; s < popularity.length; s++) {
                popularity[s] = (float) mean[s];
            }
        }
        planner.plan(popularities, plans.size(), false, new float[scenario.planLength()], other);
        if (!other.equals(incumbent.plan())) {
            int from = episode % (GROUPS / CHALLENGE_GROUPS) * CHALLENGE_GROUPS * GROUP_SLOTS;
            int count = CHALLENGE_GROUPS * GROUP_SLOTS;
            values.requests(mean, from, count);
            double earned = values.qosReward(other, from, count) - values.qosReward(incumbent.plan(), from, count);
            incumbent.promised(planner.advantage(other, incumbent.plan()),
                    (float) (earned / RecallPolicy.unit(scenario)));
            incumbent.challenge(other);
        }
    }

    private CachePlan start(int frame) {
        return switch (random.nextInt(4)) {
            case 0 -> incumbent.plan();
            case 1 -> plans.get(random.nextInt(plans.size()));
            default -> plans.get(frame);
        };
    }

    private static double[] popularity(double[] observation, int count) {
        int at = observation.length - count;
        double requested = LargeTimescaleState.requested(observation, at, count);
        double[] popularity = new double[count];
        for (int s = 0; s < count; s++) {
            popularity[s] = observation[at + s] / requested;
        }
        return popularity;
    }

    /** Flips a geometrically distributed number of bits of the plan, then evicts random services beyond capacity. */
    private void exchange(CachePlan plan) {
        int moves = 0;
        while (moves < MAX_MOVES && random.nextInt(2) == 0) {
            moves++;
        }
        for (int i = 0; i < moves; i++) {
            int server = random.nextInt(plan.servers());
            int service = random.nextInt(plan.services());
            plan.set(server, service, !plan.get(server, service));
            while (bounded && plan.usedGib(server, services) > servers.capacityGib(server)) {
                plan.set(server, random.nextInt(plan.services()), false);
            }
        }
    }
}
