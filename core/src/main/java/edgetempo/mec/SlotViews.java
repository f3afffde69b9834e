package edgetempo.mec;

import edgetempo.scenario.mec.FadingRedraw;
import edgetempo.scenario.mec.Scenario;
import java.util.Arrays;

/**
 * The two views of one slot: what the solver knows, and what its decision is scored by. A solver whose scenario redraws the fading
 * knows the mean channel only, and thresholds may differ; otherwise both views are one object. Not thread-safe.
 */
public final class SlotViews {
    /** What the solver is given. */
    public final SlotProblem solved;
    /** What the decision is scored by; {@link #solved} itself where nothing is different. */
    public final SlotProblem scored;
    private final SlotProblemBuilder builder;
    private final Scenario scenario;
    /** [users] mean fading factors; of length 0 where the channel is known. */
    private final double[] meanFading;

    /** Views of a slot of the builder's scenario. */
    public SlotViews(SlotProblemBuilder builder) {
        this.builder = builder;
        scenario = builder.scenario();
        boolean known = scenario.radio().fadingRedraw() == FadingRedraw.PER_SLOT;
        scored = builder.newProblem();
        solved = known && scenario.qos().solverThresholds() == scenario.qos().scoreThresholds()
                ? scored
                : builder.newProblem();
        meanFading = new double[known ? 0 : scored.capacity];
        Arrays.fill(meanFading, SlotSampler.meanFading(scenario.radio().fading()));
    }

    /** Names the slot's random streams. */
    public void name(long seed, int episode, int frame, int slot) {
        name(solved, seed, episode, frame, slot);
        name(scored, seed, episode, frame, slot);
    }

    /** Names another frame of the same episode. */
    public void frame(int frame) {
        solved.frame = frame;
        scored.frame = frame;
    }

    private static void name(SlotProblem problem, long seed, int episode, int frame, int slot) {
        problem.seed = seed;
        problem.episode = episode;
        problem.frame = frame;
        problem.slot = slot;
    }

    /**
     * Builds both views.
     *
     * @param network         positions, cells and mean signal-to-noise ratios
     * @param requests        who requests what. Not modified.
     * @param thresholdFading [users] fading factor X of the energy threshold. Not modified.
     * @param uplinkFading    [users] fading factor X of the uplink. Not modified.
     * @param plan            cache plan in force. Not modified.
     */
    public void build(EdgeNetwork network, SlotRequests requests, double[] thresholdFading, double[] uplinkFading,
            CachePlan plan) {
        buildSolved(network, requests, thresholdFading, uplinkFading, plan);
        if (solved != scored) {
            buildScored(network, requests, thresholdFading, uplinkFading, plan);
        }
    }

    /** As {@link #build}, but only what the solver is given. */
    public void buildSolved(EdgeNetwork network, SlotRequests requests, double[] thresholdFading, double[] uplinkFading,
            CachePlan plan) {
        boolean known = meanFading.length == 0;
        builder.fill(solved, network, requests, known ? thresholdFading : meanFading,
                known ? uplinkFading : meanFading, plan, scenario.qos().solverThresholds());
    }

    /** As {@link #build}, but only what the decision is scored by. */
    public void buildScored(EdgeNetwork network, SlotRequests requests, double[] thresholdFading, double[] uplinkFading,
            CachePlan plan) {
        builder.fill(scored, network, requests, thresholdFading, uplinkFading, plan, scenario.qos().scoreThresholds());
    }
}
