package edgetempo.mec;

import edgetempo.scenario.mec.CachingSettings;
import edgetempo.scenario.mec.Scenario;

/**
 * The two-timescale world as an environment: one step is a frame, in which the given cache plan holds for some slots and the slot
 * solver decides each of them. An episode starts with empty caches.
 *
 * <p>Every random draw is named by (seed, episode, frame, slot), so a trajectory depends on nothing but the seed, the episode number
 * and the plans. Allocates per frame (the step's result), not per slot. Not thread-safe; create one per thread.
 */
public final class TwoTimescaleEnv {
    private final Scenario scenario;
    private final SlotExecutor executor;
    private final SlotProblemBuilder builder;
    private final QosScorer scorer;
    private final SlotSource source;
    private final LargeTimescaleState state;
    private final SlotViews[] views;
    private final SlotProblem[] solved;
    private final Decision[] decisions;
    private final CachePlan plan;
    private final CachePlan previousPlan;
    private final double[] qos;
    /** What an {@link ObservingSolver} sees; of length 0 if the solver is none. */
    private final double[] observed;
    private EdgeNetwork network;
    private int frame;
    private long solveNanos;

    /**
     * An environment on the caller's thread; {@link #reset} comes first.
     *
     * @param scenario the world, already validated
     * @param solver   decides the slots; owned by this environment from now on
     */
    public TwoTimescaleEnv(Scenario scenario, SlotSolver solver) {
        this(scenario, new SlotExecutor(() -> solver, 1), new SlotSampler(scenario));
    }

    /**
     * An environment with a given executor and a given source of positions, requests and fading.
     *
     * @param scenario the world, already validated
     * @param executor solves the slots; used by this environment alone from now on, closed by whoever made it
     * @param source   what every slot brings; owned by this environment from now on
     */
    public TwoTimescaleEnv(Scenario scenario, SlotExecutor executor, SlotSource source) {
        this.scenario = scenario;
        this.executor = executor;
        this.source = source;
        builder = new SlotProblemBuilder(scenario);
        scorer = new QosScorer(scenario.shares());
        int servers = scenario.network().servers();
        int services = scenario.services().count();
        int users = scenario.network().users();
        int slots = scenario.time().slotsPerFrame();
        state = new LargeTimescaleState(scenario.caching().observation(), servers, services);
        views = new SlotViews[slots];
        solved = new SlotProblem[slots];
        decisions = new Decision[slots];
        for (int slot = 0; slot < slots; slot++) {
            views[slot] = new SlotViews(builder);
            solved[slot] = views[slot].solved;
            decisions[slot] = new Decision(users, servers, services);
        }
        plan = new CachePlan(servers, services);
        previousPlan = new CachePlan(servers, services);
        qos = new double[users];
        observed = new double[executor.solver() instanceof ObservingSolver ? observationSize() : 0];
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

    /** Solves the slots. */
    public SlotExecutor executor() {
        return executor;
    }

    /** Wall time spent in slot solvers since construction, ns. */
    public long solveNanos() {
        return solveNanos;
    }

    /** The catalogue of services. */
    public ServiceCatalogue catalogue() {
        return builder.catalogue();
    }

    /** Positions of the present episode. */
    public EdgeNetwork network() {
        return network;
    }

    /** Decision of a slot of the frame stepped last. Live; do not modify. */
    public Decision decision(int slot) {
        return decisions[slot];
    }

    /** A slot of the frame stepped last, as it was scored. Live; do not modify. */
    public SlotProblem problem(int slot) {
        return views[slot].scored;
    }

    /** Starts episode 0 of a seed and returns the first observation. */
    public double[] reset(long seed) {
        return reset(seed, 0);
    }

    /** Starts an episode of a seed: new positions, empty caches. Returns the first observation, a fresh array. */
    public double[] reset(long seed, int episode) {
        network = source.startEpisode(seed, episode);
        executor.reset();
        state.reset();
        plan.clear();
        previousPlan.clear();
        frame = 0;
        for (int slot = 0; slot < views.length; slot++) {
            views[slot].name(seed, episode, 0, slot);
        }
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
        source.startFrame(frame);
        SlotSolver solver = executor.solver();
        ObservingSolver observer = solver instanceof ObservingSolver observing ? observing : null;
        if (observer != null) {
            state.observe(plan, observed);
        }
        state.startFrame();
        FrameTally tally = new FrameTally();
        if (!solver.choosesPlan()) {
            plan.copyFrom(newPlan);
            changePlan(tally, 1);
        }
        // A solver that observes needs each slot's outcome, one that chooses plans each slot's plan, before the next slot is built.
        int together = observer != null || solver.choosesPlan() ? 1 : views.length;
        for (int from = 0; from < views.length; from += together) {
            solve(observer, from, from + together);
            for (int slot = from; slot < from + together; slot++) {
                if (solver.choosesPlan()) {
                    plan.copyFrom(decisions[slot].plan);
                    changePlan(tally, views.length);
                    views[slot].buildScored(network, source.service(), source.thresholdFading(), source.uplinkFading(),
                            plan);
                }
                score(slot, tally);
                if (observer != null) {
                    state.observe(plan, observed);
                    observer.slotDone(observed, reward(tally, slot + 1));
                }
            }
        }
        return finish(tally);
    }

    /** Builds and solves the slots of a range. */
    private void solve(ObservingSolver observer, int from, int to) {
        for (int slot = from; slot < to; slot++) {
            source.sample(frame, slot);
            views[slot].frame(frame);
            views[slot].build(network, source.service(), source.thresholdFading(), source.uplinkFading(), plan);
        }
        long start = System.nanoTime();
        if (observer != null) {
            observer.observe(observed);
        }
        executor.solve(solved, decisions, from, to);
        solveNanos += System.nanoTime() - start;
    }

    /**
     * Charges for the switch to the plan, and for what it is over capacity.
     *
     * @param plans plans of the frame
     */
    private void changePlan(FrameTally tally, int plans) {
        tally.switchS += switchS();
        tally.overflowGib += overflowGib() / plans;
    }

    private double switchS() {
        double seconds = plan.switchS(previousPlan, catalogue(), scenario.caching().fetchMibPerS());
        previousPlan.copyFrom(plan);
        return seconds;
    }

    private double overflowGib() {
        return plan.overflowGib(catalogue(), scenario.caching().capacityGib());
    }

    private void score(int slot, FrameTally tally) {
        SlotProblem problem = views[slot].scored;
        Decision decision = decisions[slot];
        tally.qos += scorer.score(problem, decision, qos);
        tally.delayS += scorer.timeS();
        tally.energyJ += scorer.energyJ();
        for (int i = 0; i < qos.length; i++) {
            int target = decision.offload[i];
            if (target == 0) {
                tally.local++;
            } else if (problem.hit(i, target)) {
                tally.hits++;
            } else {
                tally.cloud++;
            }
        }
        state.addSlot(problem, decision, qos);
    }

    /** Reward of a frame of which this many slots are over. */
    private double reward(FrameTally tally, int slots) {
        CachingSettings caching = scenario.caching();
        return tally.qos / slots * caching.qosRewardScale() - tally.switchS * caching.switchPenaltyPerS()
                - tally.overflowGib * caching.overflowPenaltyPerGib();
    }

    private StepResult finish(FrameTally tally) {
        CachingSettings caching = scenario.caching();
        int slots = views.length;
        double meanQos = tally.qos / slots;
        double qosReward = meanQos * caching.qosRewardScale();
        double switchPenalty = tally.switchS * caching.switchPenaltyPerS();
        double overflowPenalty = tally.overflowGib * caching.overflowPenaltyPerGib();
        FrameResult result = new FrameResult(frame, reward(tally, slots), qosReward, switchPenalty, overflowPenalty,
                meanQos, tally.switchS, tally.overflowGib, tally.delayS / slots, tally.energyJ / slots,
                tally.local, tally.hits, tally.cloud);
        frame++;
        return new StepResult(observe(), result.reward(), false, frame == scenario.time().framesPerEpisode(), result);
    }

    private double[] observe() {
        double[] observation = new double[observationSize()];
        state.observe(plan, observation);
        return observation;
    }

    /** Sums over the slots of a frame. */
    private static final class FrameTally {
        private double qos;
        private double delayS;
        private double energyJ;
        private double switchS;
        private double overflowGib;
        private int local;
        private int hits;
        private int cloud;
    }
}
