package edgetempo.caching;

import edgetempo.mec.CachePlan;
import edgetempo.mec.ServiceRanks;
import edgetempo.mec.SlotSolver;
import edgetempo.mec.TraceEpisodes;
import edgetempo.scenario.mec.InitialRanks;
import edgetempo.scenario.mec.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A clairvoyant reference: knows the request distributions of all frames of the episode in advance (of a trace, how many of a frame's
 * requests are for each service), not the requests, positions or channels, and schedules the plans of all frames by dynamic programming
 * over the best plans for each distribution. Not an upper bound: values of plans are fitted, and {@link FeasiblePlans#large large} plans
 * are found by local search.
 */
public final class Clairvoyant implements SharedPolicy {
    /** Name in the catalogue. */
    public static final String NAME = "clairvoyant";

    /** Best plans considered for each distribution. */
    private static final int CANDIDATES = 40;
    /** Best plans considered for the mean of two successive distributions, and for the mean of all. */
    private static final int BETWEEN = 10;

    private final Scenario scenario;
    private final ServiceRanks ranks;
    private final Optional<TraceEpisodes> trace;
    private final FittedPlanner planner;
    private final PlanSchedule schedule;
    private final double[][] popularities;
    private List<int[]> plans = List.of();
    private long seed;
    private int episode;

    /**
     * Creates a policy that knows the ranks of whatever episode it is reset to.
     *
     * @param seed   draws the slots that plans are valued on; not the one of the episodes to be played
     * @param solver of the kind that solves the episodes' slots; owned by this policy from now on
     */
    public Clairvoyant(Scenario scenario, long seed, SlotSolver solver) {
        this(scenario, FittedPlanner.fit(scenario, seed, solver));
    }

    private Clairvoyant(Scenario scenario, FittedPlanner planner) {
        this.scenario = scenario;
        this.planner = planner;
        ranks = new ServiceRanks(scenario);
        trace = TraceEpisodes.of(scenario);
        schedule = new PlanSchedule(planner);
        popularities = new double[scenario.time().framesPerEpisode()][scenario.services().count()];
    }

    /**
     * Whether all frames of all episodes have the same request distribution, so that a clairvoyant knows no more than the scenario says and
     * plays the best static plan.
     */
    public static boolean neverChanges(Scenario scenario) {
        return !scenario.requests().traced() && scenario.requests().driftProbability() == 0
                && !scenario.requests().cycles()
                && scenario.requests().initialRanks() == InitialRanks.LARGEST_FIRST;
    }

    @Override
    public CachingPolicy copy() {
        return new Clairvoyant(scenario, planner.copy());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void reset(long newSeed, int newEpisode) {
        seed = newSeed;
        episode = newEpisode;
        plans = List.of();
    }

    @Override
    public void plan(double[] observation, int frame, CachePlan plan) {
        if (plans.isEmpty()) {
            plans = planned(FrameValue.holders(plan));
        }
        FittedPlanner.write(plans.get(frame), plan);
    }

    private List<int[]> planned(int[] present) {
        ranks.startEpisode(seed, episode);
        trace.ifPresent(episodes -> episodes.startEpisode(seed, episode));
        List<int[]> candidates = new ArrayList<>(List.of(present));
        double[] mean = new double[popularities[0].length];
        for (int t = 0; t < popularities.length; t++) {
            if (trace.isPresent()) {
                popularities[t] = trace.get().popularity(t);
            } else {
                ranks.startFrame(t);
                ranks.popularity(popularities[t]);
            }
            if (t == 0 || !Arrays.equals(popularities[t], popularities[t - 1])) {
                candidates.addAll(planner.best(popularities[t], CANDIDATES));
                if (t > 0) {
                    double[] between = new double[mean.length];
                    add(popularities[t - 1], 0.5, between);
                    add(popularities[t], 0.5, between);
                    candidates.addAll(planner.best(between, BETWEEN));
                }
            }
            add(popularities[t], 1.0 / popularities.length, mean);
        }
        candidates.addAll(planner.best(mean, BETWEEN));
        if (planner.large()) {
            addSuccessive(present, candidates);
        }
        List<int[]> distinct = PlanSchedule.distinct(candidates);
        double[][] rewards = new double[popularities.length][distinct.size()];
        for (int t = 0; t < popularities.length; t++) {
            double intensity = trace.isPresent() ? trace.get().intensity(t) : 1;
            for (int c = 0; c < distinct.size(); c++) {
                rewards[t][c] = planner.reward(distinct.get(c), popularities[t], intensity);
            }
        }
        return schedule.best(present, distinct, rewards);
    }

    /**
     * Plans that pay the way from each to the next: for a distribution while it lasts, and for the mean of what is to come. The best plans
     * of each distribution are too far from each other where there are many servers.
     */
    private void addSuccessive(int[] present, List<int[]> candidates) {
        int[] lasting = present;
        int[] coming = present;
        for (int t = 0; t < popularities.length; t++) {
            if (t == 0 || !Arrays.equals(popularities[t], popularities[t - 1])) {
                int until = t + 1;
                while (until < popularities.length && Arrays.equals(popularities[t], popularities[until])) {
                    until++;
                }
                lasting = planner.next(popularities[t], until - t, lasting);
                double[] rest = new double[popularities[t].length];
                for (int later = t; later < popularities.length; later++) {
                    add(popularities[later], 1.0 / (popularities.length - t), rest);
                }
                coming = planner.next(rest, popularities.length - t, coming);
                candidates.add(lasting);
                candidates.add(coming);
            }
        }
    }

    private static void add(double[] popularity, double weight, double[] sum) {
        for (int s = 0; s < sum.length; s++) {
            sum[s] += weight * popularity[s];
        }
    }
}
