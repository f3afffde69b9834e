package edgetempo.comparison;

import edgetempo.mec.CachePlan;
import edgetempo.mec.Decision;
import edgetempo.mec.EdgeNetwork;
import edgetempo.mec.QosScorer;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotProblemBuilder;
import edgetempo.mec.SlotSampler;
import edgetempo.mec.SlotViews;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.mec.FadingRedraw;
import edgetempo.scenario.mec.Scenario;
import java.util.Arrays;

/**
 * Numbered slots of a scenario under a cache plan, and their scoring. Slot i is the first one of episode i, so slots are independent:
 * each has its own positions, requests and fading. The same index always gives the same slot.
 *
 * <p>Where solvers redraw fading for every evaluation, nobody knows the channel: a decision is then scored by the mean over
 * {@value #DRAWS} channels, the first of which is the slot's own, and which are the same for every decision. Not thread-safe.
 */
public final class SlotInstances {
    /** Channels that a decision is scored over where the channel is unknown to solvers. */
    public static final int DRAWS = 32;

    /** Scores are rounded to it, so that decisions that differ in rounding only are ties. */
    private static final double RESOLUTION = 1e9;

    private final Scenario scenario;
    private final CachePlan plan;
    private final long seed;
    private final SlotSampler sampler;
    private final SlotProblemBuilder builder;
    private final QosScorer scorer;
    private final SlotViews views;
    /** The slot's own channel first, then as many others as it is scored over besides. */
    private final SlotProblem[] scored;
    /** What bounds are proven for where the channel is unknown: the mean channel, with the thresholds that score. */
    private final SlotProblem meanChannel;
    private final double[] meanFading;
    private final double[] thresholdFading;
    private final double[] uplinkFading;
    private final double[] qos;
    private final RandomStream random = new RandomStream();
    private final double[][] drawnThreshold;
    private final double[][] drawnUplink;
    private EdgeNetwork network;

    /**
     * Slots.
     *
     * @param plan in force in all of them. Not modified.
     * @param seed root of their random streams
     */
    public SlotInstances(Scenario scenario, CachePlan plan, long seed) {
        this.scenario = scenario;
        this.plan = plan;
        this.seed = seed;
        sampler = new SlotSampler(scenario);
        builder = new SlotProblemBuilder(scenario);
        scorer = new QosScorer(scenario.shares());
        views = new SlotViews(builder);
        scored = new SlotProblem[draws(scenario)];
        scored[0] = views.scored;
        for (int d = 1; d < scored.length; d++) {
            scored[d] = builder.newProblem();
        }
        int users = scenario.network().users();
        boolean known = draws(scenario) == 1;
        meanChannel = known ? scored[0] : builder.newProblem();
        meanFading = new double[users];
        Arrays.fill(meanFading, SlotSampler.meanFading(scenario.radio().fading()));
        drawnThreshold = new double[scored.length][users];
        drawnUplink = new double[scored.length][users];
        thresholdFading = new double[users];
        uplinkFading = new double[users];
        qos = new double[users];
    }

    /** Channels that a decision of the scenario is scored over. */
    public static int draws(Scenario scenario) {
        return scenario.radio().fadingRedraw() == FadingRedraw.PER_SLOT ? 1 : DRAWS;
    }

    /** Whether scores of the scenario are what closed-form shares optimise, so that an exhaustive search finds the optimum. */
    public static boolean closedFormIsExact(Scenario scenario) {
        return scenario.radio().fadingRedraw() == FadingRedraw.PER_SLOT && scenario.shares().decimals() < 0
                && scenario.qos().solverThresholds() == scenario.qos().scoreThresholds();
    }

    /** Creates a decision of the right size. */
    public Decision newDecision() {
        return new Decision(views.solved.capacity, views.solved.servers, views.solved.services);
    }

    /** Makes a slot current and returns it as solvers see it. Live; overwritten by the next one. */
    public SlotProblem load(int slot) {
        network = sampler.startEpisode(seed, slot);
        sampler.startFrame(0);
        sampler.sample(0, 0);
        views.name(seed, slot, 0, 0);
        views.build(network, sampler.requests(), sampler.thresholdFading(), sampler.uplinkFading(), plan);
        keep(0, sampler.thresholdFading(), sampler.uplinkFading());
        random.at(seed, StreamUse.FADING, slot);
        for (int d = 1; d < scored.length; d++) {
            for (int i = 0; i < uplinkFading.length; i++) {
                // Frames after the first are not played, so their channels are free.
                random.at(d, 0, 0, i);
                uplinkFading[i] = SlotSampler.fadingFactor(scenario.radio().fading(), random.nextInt());
                thresholdFading[i] = SlotSampler.fadingFactor(scenario.radio().fading(), random.nextInt());
            }
            builder.fill(scored[d], network, sampler.requests(), thresholdFading, uplinkFading, plan,
                    scenario.qos().scoreThresholds());
            keep(d, thresholdFading, uplinkFading);
        }
        if (meanChannel != scored[0]) {
            builder.fill(meanChannel, network, sampler.requests(), meanFading, meanFading, plan,
                    scenario.qos().scoreThresholds());
        }
        return views.solved;
    }

    /** The current slot as bounds are proven for it: as it is scored, or on the mean channel where nobody knows the channel. Live. */
    public SlotProblem bounded() {
        return meanChannel;
    }

    private void keep(int draw, double[] threshold, double[] uplink) {
        System.arraycopy(threshold, 0, drawnThreshold[draw], 0, threshold.length);
        System.arraycopy(uplink, 0, drawnUplink[draw], 0, uplink.length);
    }

    /** Positions in the current slot. */
    public EdgeNetwork network() {
        return network;
    }

    /** [users] power factors of a channel that the current slot is scored over, for thresholds. Live; do not modify. */
    public double[] thresholdFading(int draw) {
        return drawnThreshold[draw];
    }

    /** [users] power factors of a channel that the current slot is scored over, for the uplink. Live; do not modify. */
    public double[] uplinkFading(int draw) {
        return drawnUplink[draw];
    }

    /** The current slot as it is scored first, with the slot's own channel. Live; do not modify. */
    public SlotProblem scored() {
        return scored[0];
    }

    /**
     * Scores a decision on the current slot with the slot's own channel only.
     *
     * @param decision    not modified
     * @param userQos     [users] receives the QoS of each user. Modified.
     * @param userTimeS   [users] receives the delay of each user, s. Modified.
     * @param userEnergyJ [users] receives the energy of each user, J. Modified.
     * @return QoS of the slot
     */
    public double scoreUsers(Decision decision, double[] userQos, double[] userTimeS, double[] userEnergyJ) {
        return scorer.score(scored[0], decision, userQos, userTimeS, userEnergyJ);
    }

    /** QoS of a decision on the current slot: a sum over users. The decision is not modified. */
    public double score(Decision decision) {
        double sum = 0;
        for (int d = 0; d < scored.length; d++) {
            sum += scorer.score(scored[d], decision, qos);
        }
        return rounded(sum / scored.length);
    }

    /** A score in steps of the resolution of all scores. */
    public static double rounded(double score) {
        return Math.rint(score * RESOLUTION) / RESOLUTION;
    }
}
