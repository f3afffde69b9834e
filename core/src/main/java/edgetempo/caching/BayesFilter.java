package edgetempo.caching;

import edgetempo.mec.CachePlan;
import edgetempo.mec.SlotSolver;
import edgetempo.scenario.mec.InitialRanks;
import edgetempo.scenario.mec.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Knows the probability of each rank and of a change of ranks, and infers the request distribution of the next frame from all observed
 * histograms: exact Bayesian inference over the frame of the last change (the run length) and over all assignments of services to ranks.
 * Plans for the posterior mean. The plan in force does not affect what is observed, so there is nothing to explore.
 *
 * <p>Adams and MacKay, <i>Bayesian Online Changepoint Detection</i>, arXiv 0710.3742, with permuted ranks as the model of a segment. Where
 * the day has phases, a change is as likely in every frame as it is on average.
 */
public final class BayesFilter implements SharedPolicy {
    /** Name in the catalogue. */
    public static final String NAME = "bayes-filter";

    /** Hypotheses below this log weight are dropped. */
    private static final double NEGLIGIBLE = -16;
    /** Probability of a change where there is none, for those who forget. */
    private static final double NEVER = 1e-6;
    /** An estimate is never exact, so plans assume that changes are this many times as likely. */
    private static final double ESTIMATED = 1.5;

    private final Scenario scenario;
    private final FittedPlanner planner;
    private final int frames;
    private final RequestCounts requests;
    private final RankBelief belief;
    private final double change;
    private final double[] seen;
    /** [services] the distribution that every episode starts with, where there is one. */
    private final double[] start;
    private final double[] popularity;
    private List<Hypothesis> hypotheses = new ArrayList<>();

    /** A segment of requests under one distribution, and its likelihood so far. */
    private static final class Hypothesis {
        final double[] counts;
        /** Whether ranks still are those that every episode starts with. */
        final boolean known;
        /** Frames counted. */
        int age;
        double logWeight;
        double logLikelihood;

        Hypothesis(int services, boolean known, double logWeight) {
            counts = new double[services];
            this.known = known;
            this.logWeight = logWeight;
        }
    }

    /**
     * Creates a policy that has observed nothing yet.
     *
     * @param seed   draws the slots that plans are valued on; not the one of the episodes to be played
     * @param solver of the kind that solves the episodes' slots; owned by this policy from now on
     * @param frames largest number of frames remembered; with one, only the last histogram is known
     * @throws IllegalArgumentException if the scenario's observation holds no histogram, or there are too many services
     */
    public BayesFilter(Scenario scenario, long seed, SlotSolver solver, int frames) {
        this(scenario, frames, new RequestCounts(scenario, NAME), new RankBelief(scenario, NAME),
                FittedPlanner.fit(scenario, seed, solver));
    }

    private BayesFilter(Scenario scenario, int frames, RequestCounts requests, RankBelief belief,
            FittedPlanner planner) {
        this.scenario = scenario;
        this.frames = frames;
        this.requests = requests;
        this.belief = belief;
        this.planner = planner;
        change = FittedPlanner.changeProbability(scenario);
        seen = new double[scenario.services().count()];
        start = StaticPlans.expectedPopularity(scenario);
        popularity = new double[seen.length];
    }

    @Override
    public CachingPolicy copy() {
        return new BayesFilter(scenario, frames, requests, new RankBelief(scenario, NAME), planner.copy());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void reset(long seed, int episode) {
        hypotheses.clear();
        hypotheses.add(new Hypothesis(seen.length, !scenario.requests().cycles()
                && scenario.requests().initialRanks() == InitialRanks.LARGEST_FIRST, 0));
    }

    @Override
    public void plan(double[] observation, int frame, CachePlan plan) {
        if (frame > 0) {
            requests.read(observation, seen);
            observe();
        }
        expect();
        planner.plan(popularity, planner.expectedFrames(frame, Math.min(1, ESTIMATED * change)), plan);
    }

    private void observe() {
        double most = Double.NEGATIVE_INFINITY;
        hypotheses.removeIf(hypothesis -> hypothesis.age == frames);
        for (Hypothesis hypothesis : hypotheses) {
            double before = hypothesis.logLikelihood;
            hypothesis.age++;
            for (int s = 0; s < seen.length; s++) {
                hypothesis.counts[s] += seen[s];
            }
            hypothesis.logLikelihood = hypothesis.known
                    ? knownLikelihood(hypothesis.counts)
                    : belief.logLikelihood(hypothesis.counts);
            hypothesis.logWeight += hypothesis.logLikelihood - before;
            most = Math.max(most, hypothesis.logWeight);
        }
        double total = 0;
        for (Hypothesis hypothesis : hypotheses) {
            total += Math.exp(hypothesis.logWeight - most);
        }
        List<Hypothesis> likely = new ArrayList<>();
        for (Hypothesis hypothesis : hypotheses) {
            hypothesis.logWeight -= most + Math.log(total) - Math.log1p(-Math.min(change, 1 - 1e-12));
            if (hypothesis.logWeight > NEGLIGIBLE) {
                likely.add(hypothesis);
            }
        }
        if (change > 0 || frames < scenario.time().framesPerEpisode()) {
            likely.add(new Hypothesis(seen.length, false, Math.log(Math.max(change, NEVER))));
        }
        hypotheses = likely;
    }

    private double knownLikelihood(double[] counts) {
        double sum = 0;
        for (int s = 0; s < counts.length; s++) {
            sum += counts[s] * Math.log(start[s]);
        }
        return sum;
    }

    private void expect() {
        Arrays.fill(popularity, 0);
        double total = 0;
        for (Hypothesis hypothesis : hypotheses) {
            total += Math.exp(hypothesis.logWeight);
        }
        for (Hypothesis hypothesis : hypotheses) {
            double weight = Math.exp(hypothesis.logWeight) / total;
            if (hypothesis.known) {
                for (int s = 0; s < popularity.length; s++) {
                    popularity[s] += weight * start[s];
                }
            } else {
                belief.addExpectedPopularity(hypothesis.counts, weight, popularity);
            }
        }
    }
}
