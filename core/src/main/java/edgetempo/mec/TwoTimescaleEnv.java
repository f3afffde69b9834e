package edgetempo.mec;

import edgetempo.scenario.CachingSettings;
import edgetempo.scenario.FadingRedraw;
import edgetempo.scenario.Scenario;
import java.util.Arrays;

/**
 * The two-timescale world as an environment: one step is a frame, in which the given cache plan holds for some slots and the slot
 * solver decides each of them. An episode starts with empty caches.
 *
 * <p>Every random draw is named by (seed, episode, frame, slot), so a trajectory depends on nothing but the seed, the episode number
 * and the plans. Allocates per frame (the step's result), not per slot. Not thread-safe; make one a thread.
 */
public final class TwoTimescaleEnv {
    private final Scenario scenario;
    private final SlotSolver solver;
    private final SlotProblemBuilder builder;
    private final QosScorer scorer;
    private final SlotSource source;
    private final LargeTimescaleState state;
    private final SlotProblem scored;
    private final SlotProblem solved;
    private final boolean oneProblem;
    private final Decision decision;
    private final CachePlan plan;
    private final CachePlan previousPlan;
    private final double[] qos;
    private final double[] meanFading;
    private EdgeNetwork network;
    private int frame;

    /**
     * An environment; {@link #reset} comes first.
     *
     * @param scenario the world, already validated
     * @param solver   decides the slots; owned by this environment from now on
     */
    public TwoTimescaleEnv(Scenario scenario, SlotSolver solver) {
        this(scenario, solver, new SlotSampler(scenario));
    }

    /**
     * An environment whose positions, requests and fading come from the given source.
     *
     * @param scenario the world, already validated
     * @param solver   decides the slots; owned by this environment from now on
     * @param source   what every slot brings; owned by this environment from now on
     */
    public TwoTimescaleEnv(Scenario scenario, SlotSolver solver, SlotSource source) {
        this.scenario = scenario;
        this.solver = solver;
        builder = new SlotProblemBuilder(scenario);
        scorer = new QosScorer(scenario.shares());
        this.source = source;
        int servers = scenario.network().servers();
        int services = scenario.services().count();
        int users = scenario.network().users();
        state = new LargeTimescaleState(scenario.caching().observation(), servers, services);
        scored = builder.newProblem();
        oneProblem = scenario.radio().fadingRedraw() == FadingRedraw.PER_SLOT
                && scenario.qos().solverThresholds() == scenario.qos().scoreThresholds();
        solved = oneProblem ? scored : builder.newProblem();
        decision = new Decision(users, servers, services);
        plan = new CachePlan(servers, services);
        previousPlan = new CachePlan(servers, services);
        qos = new double[users];
        meanFading = new double[users];
        Arrays.fill(meanFading, SlotSampler.meanFading(scenario.radio().fading()));
    }

    /** Length of an observation: K(1 + 2M), or K(2 + 2M) if extended. */
    public int observationSize() {
        return LargeTimescaleState.size(scenario.caching().observation(), plan.servers(), plan.services());
    }

    /** Length of a cache plan or an actor's action, M·K. */
    public int planLength() {
        return scenario.planLength();
    }

    /** The scenario that this environment simulates. */
    public Scenario scenario() {
        return scenario;
    }

    /** The solver of the small timescale. */
    public SlotSolver solver() {
        return solver;
    }

    /** The catalogue of services. */
    public ServiceCatalogue catalogue() {
        return builder.catalogue();
    }

    /** Positions of the present episode. */
    public EdgeNetwork network() {
        return network;
    }

    /** The decision of the slot solved last. Live; do not modify. */
    public Decision lastDecision() {
        return decision;
    }

    /** The slot solved last, as it was scored. Live; do not modify. */
    public SlotProblem lastProblem() {
        return scored;
    }

    /** Starts episode 0 of a seed and returns the first observation. */
    public double[] reset(long seed) {
        return reset(seed, 0);
    }

    /** Starts an episode of a seed: new positions, empty caches. Returns the first observation, a fresh array. */
    public double[] reset(long seed, int episode) {
        network = source.startEpisode(seed, episode);
        solver.reset();
        state.reset();
        plan.clear();
        previousPlan.clear();
        frame = 0;
        scored.seed = seed;
        scored.episode = episode;
        solved.seed = seed;
        solved.episode = episode;
        return observe();
    }

    /**
     * Runs one frame under a cache plan.
     *
     * @param newPlan the plan. Not modified.
     * @throws IllegalStateException if the episode is over or was never started
     */
    public StepResult step(CachePlan newPlan) {
        if (network == null) {
            throw new IllegalStateException("call reset before step");
        }
        if (frame == scenario.time().framesPerEpisode()) {
            throw new IllegalStateException("the episode is over; call reset");
        }
        CachingSettings caching = scenario.caching();
        int slots = scenario.time().slotsPerFrame();
        double switchS = 0;
        double overflowGib = 0;
        if (!solver.choosesPlan()) {
            plan.copyFrom(newPlan);
            switchS = plan.switchS(previousPlan, catalogue(), caching.fetchMibPerS());
            overflowGib = plan.overflowGib(catalogue(), caching.capacityGib());
            previousPlan.copyFrom(plan);
        }
        source.startFrame(frame);
        state.startFrame();
        double qosSum = 0;
        double delaySum = 0;
        double energySum = 0;
        int local = 0;
        int hits = 0;
        int cloud = 0;
        for (int slot = 0; slot < slots; slot++) {
            qosSum += runSlot(slot);
            delaySum += scorer.timeS();
            energySum += scorer.energyJ();
            if (solver.choosesPlan()) {
                switchS += plan.switchS(previousPlan, catalogue(), caching.fetchMibPerS());
                overflowGib += plan.overflowGib(catalogue(), caching.capacityGib()) / slots;
                previousPlan.copyFrom(plan);
            }
            for (int i = 0; i < qos.length; i++) {
                int target = decision.offload[i];
                if (target == 0) {
                    local++;
                } else if (scored.hit(i, target)) {
                    hits++;
                } else {
                    cloud++;
                }
            }
        }
        double meanQos = qosSum / slots;
        double qosReward = meanQos * caching.qosRewardScale();
        double switchPenalty = switchS * caching.switchPenaltyPerS();
        double overflowPenalty = overflowGib * caching.overflowPenaltyPerGib();
        double reward = qosReward - switchPenalty - overflowPenalty;
        FrameResult result = new FrameResult(frame, reward, qosReward, switchPenalty, overflowPenalty, meanQos, switchS,
                overflowGib, delaySum / slots, energySum / slots, local, hits, cloud);
        frame++;
        boolean truncated = frame == scenario.time().framesPerEpisode();
        return new StepResult(observe(), reward, false, truncated, result);
    }

    private double runSlot(int slot) {
        source.sample(frame, slot);
        int[] service = source.service();
        solved.frame = frame;
        solved.slot = slot;
        if (oneProblem) {
            fill(scored, service, source.thresholdFading(), source.uplinkFading(), false);
            solver.solve(scored, decision);
        } else {
            boolean known = scenario.radio().fadingRedraw() == FadingRedraw.PER_SLOT;
            fill(solved, service, known ? source.thresholdFading() : meanFading,
                    known ? source.uplinkFading() : meanFading,
                    true);
            solver.solve(solved, decision);
        }
        if (solver.choosesPlan()) {
            plan.copyFrom(decision.plan);
        }
        if (!oneProblem || solver.choosesPlan()) {
            fill(scored, service, source.thresholdFading(), source.uplinkFading(), false);
        }
        double slotQos = scorer.score(scored, decision, qos);
        state.addSlot(scored, decision, qos);
        return slotQos;
    }

    private void fill(SlotProblem problem, int[] service, double[] thresholdFading, double[] uplinkFading,
            boolean forSolver) {
        problem.frame = frame;
        builder.fill(problem, network, service, thresholdFading, uplinkFading, plan,
                forSolver ? scenario.qos().solverThresholds() : scenario.qos().scoreThresholds());
    }

    private double[] observe() {
        double[] observation = new double[observationSize()];
        state.observe(plan, observation);
        return observation;
    }
}
