package edgetempo.caching;

import edgetempo.mec.CachePlan;
import edgetempo.mec.ServiceRanks;
import edgetempo.mec.SlotSolver;
import edgetempo.scenario.mec.InitialRanks;
import edgetempo.scenario.mec.Scenario;

/**
 * An upper reference: knows the request law of the frame about to start and the probability of drift, not the requests, positions or
 * channels. Plans anew when ranks have been assigned anew, and weighs the switch against the frames that the new law is expected to
 * last.
 */
public final class Clairvoyant implements CachingPolicy {
    /** Its name. */
    public static final String NAME = "clairvoyant";

    private static final int SLOTS = 128;

    private final ServiceRanks ranks;
    private final AmortisedPlanner planner;
    private final double[] law;

    /**
     * A policy that knows the ranks of whatever episode it is reset to.
     *
     * @param seed   draws the slots that plans are valued on; not the one of the episodes to be played
     * @param solver of the kind that solves the episodes' slots; owned by this policy from now on
     */
    public Clairvoyant(Scenario scenario, long seed, SlotSolver solver) {
        ranks = new ServiceRanks(scenario);
        planner = new AmortisedPlanner(scenario, seed, solver, SLOTS);
        law = new double[scenario.services().count()];
    }

    /**
     * Whether all frames of all episodes have one and the same request law, so that knowing it is knowing the scenario, and a clairvoyant
     * plays the best static plan.
     */
    public static boolean neverChanges(Scenario scenario) {
        return scenario.requests().driftProbability() == 0 && !scenario.requests().cycles()
                && scenario.requests().initialRanks() == InitialRanks.LARGEST_FIRST;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void reset(long seed, int episode) {
        ranks.startEpisode(seed, episode);
    }

    @Override
    public void plan(double[] observation, int frame, CachePlan plan) {
        // The plan made for an assignment stays best while it lasts: fewer frames left only make switching dearer.
        if (ranks.startFrame(frame) || frame == 0) {
            ranks.law(law);
            planner.plan(law, frame, plan);
        }
    }
}
