package edgetempo.mec;

import edgetempo.scenario.mec.CachingSettings;
import edgetempo.scenario.mec.Scenario;

/**
 * The two-timescale world as an environment: one step is a frame, in which the given cache plan holds for some slots and the slot
 * solver decides each of them. An episode starts with empty caches.
 *
 * <p>Every random draw is keyed by (seed, episode, frame, slot), so a trajectory depends on nothing but the seed, the episode number
 * and the plans. Allocates per frame (the step's result), not per slot. Not thread-safe; create one per thread.
 */
public final class TwoTimescaleEnv {
    private final Scenario scenario;
    private final SlotExecutor executor;
    private final SlotProblemBuilder builder;
    /** [threads] */
    private final QosScorer[] scorers;
    private final SlotSource source;
    private final LargeTimescaleState state;
    private final SlotViews[] views;
    private final SlotProblem[] solved;
    private final Decision[] decisions;
    private final CachePlan plan;
    private final CachePlan previousPlan;
    /** [slots × users] QoS of each user. */
    private final double[][] userQos;
    private final double[] slotQos;
    private final double[] slotTimeS;
    private final double[] slotEnergyJ;
    private final SlotStages stages = new PlayedSlots();
    /** What an {@link ObservingSolver} sees; of length 0 if the solver is none. */
    private final double[] observed;
    private EdgeNetwork network;
    private int frame;
    /** Slots of the frame that are over. */
    private int slot;
    /** Of the frame that has begun; null between frames. */
    private FrameTally tally;

    /**
     * Creates an environment on the caller's thread; {@link #reset} comes first.
     *
     * @param scenario the world, already validated
     * @param solver   decides the slots; owned by this environment from now on
     */
    public TwoTimescaleEnv(Scenario scenario, SlotSolver solver) {
        this(scenario, new SlotExecutor(() -> solver, 1), new SlotSampler(scenario));
    }

    /**
     * Creates an environment with a given executor and a given source of positions, requests and fading.
     *
     * @param scenario the world, already validated
     * @param executor solves the slots; used by this environment alone from now on, closed by its creator
     * @param source   random inputs of every slot; owned by this environment from now on
     */
    public TwoTimescaleEnv(Scenario scenario, SlotExecutor executor, SlotSource source) {
        this.scenario = scenario;
        this.executor = executor;
        this.source = source;
        builder = new SlotProblemBuilder(scenario);
        int servers = scenario.network().servers();
        int services = scenario.services().count();
        int users = scenario.network().users();
        int slots = scenario.time().slotsPerFrame();
        state = new LargeTimescaleState(scenario.caching().observation(), servers, services);
        views = new SlotViews[slots];
        solved = new SlotProblem[slots];
        decisions = new Decision[slots];
        for (int s = 0; s < slots; s++) {
            views[s] = new SlotViews(builder);
            solved[s] = views[s].solved;
            decisions[s] = new Decision(users, servers, services);
        }
        plan = new CachePlan(servers, services);
        previousPlan = new CachePlan(servers, services);
        userQos = new double[slots][users];
        slotQos = new double[slots];
        slotTimeS = new double[slots];
        slotEnergyJ = new double[slots];
        scorers = new QosScorer[executor.threads()];
        for (int t = 0; t < scorers.length; t++) {
            scorers[t] = new QosScorer(scenario.shares());
        }
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

    /** Time spent in slot solvers since construction, ns, divided by the number of threads in use. */
    public long solveNanos() {
        return executor.solveNanos();
    }

    /** The catalogue of services. */
    public ServiceCatalogue catalogue() {
        return builder.catalogue();
    }

    /** Resources of the servers. */
    public ServerCatalogue servers() {
        return builder.servers();
    }

    /** Positions of the present episode. */
    public EdgeNetwork network() {
        return network;
    }

    /** Decision of a slot of the frame stepped last. Live; do not modify. */
    public Decision decision(int number) {
        return decisions[number];
    }

    /** A slot of the frame stepped last, as it was scored. Live; do not modify. */
    public SlotProblem problem(int number) {
        return views[number].scored;
    }

    /** QoS of a slot of the frame stepped last, a sum over users. */
    public double qos(int number) {
        return slotQos[number];
    }

    /** [users] QoS of each request of a slot of the frame stepped last. Live; do not modify. */
    public double[] userQos(int number) {
        return userQos[number];
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
        slot = 0;
        tally = null;
        for (int s = 0; s < views.length; s++) {
            views[s].name(seed, episode, 0, s);
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
        startFrame(newPlan);
        SlotSolver solver = executor.solver();
        // A solver that observes needs each slot's outcome, one that chooses plans each slot's plan, before the next slot is built.
        int together = observer(solver) != null || solver.choosesPlan() ? 1 : views.length;
        while (slot < views.length) {
            playSlots(together);
        }
        return endFrame();
    }

    /**
     * Starts a frame under a cache plan whose slots are played one by one, by {@link #playSlot}, until {@link #endFrame}; {@link #step}
     * does all of this in one call.
     *
     * @param newPlan the plan. Not modified.
     * @throws IllegalStateException if the episode is over or was never started, or a frame has begun and not ended
     */
    public void startFrame(CachePlan newPlan) {
        if (network == null) {
            throw new IllegalStateException("call reset before step");
        }
        if (frame == scenario.time().framesPerEpisode()) {
            throw new IllegalStateException("the episode is over; call reset");
        }
        if (tally != null) {
            throw new IllegalStateException("the frame has begun; play its slots and end it");
        }
        source.startFrame(frame);
        SlotSolver solver = executor.solver();
        if (observer(solver) != null) {
            state.observe(plan, observed);
        }
        state.startFrame();
        tally = new FrameTally();
        slot = 0;
        if (!solver.choosesPlan()) {
            plan.copyFrom(newPlan);
            changePlan(1);
        }
    }

    /**
     * Plays the next slot of the frame that has begun.
     *
     * @throws IllegalStateException if no frame has begun, or it has no slots left
     */
    public void playSlot() {
        if (tally == null || slot == views.length) {
            throw new IllegalStateException("no frame has begun that has slots left");
        }
        playSlots(1);
    }

    /** Slots of the present frame that are over. */
    public int slotsPlayed() {
        return slot;
    }

    private static ObservingSolver observer(SlotSolver solver) {
        return solver instanceof ObservingSolver observing ? observing : null;
    }

    private void playSlots(int count) {
        SlotSolver solver = executor.solver();
        ObservingSolver observer = observer(solver);
        int to = slot + count;
        if (observer != null) {
            observer.observe(observed);
        }
        executor.solve(solved, decisions, slot, to, stages);
        while (slot < to) {
            int played = slot++;
            if (solver.choosesPlan()) {
                plan.copyFrom(decisions[played].plan);
                changePlan(views.length);
                views[played].buildScored(network, source.requests(), source.thresholdFading(), source.uplinkFading(),
                        plan);
                score(0, played);
            }
            count(played);
            if (observer != null) {
                state.observe(plan, observed);
                observer.slotDone(observed, reward(slot));
            }
        }
    }

    /**
     * Charges switching and overflow penalties for the plan.
     *
     * @param plans plans of the frame
     */
    private void changePlan(int plans) {
        tally.switchS += switchS();
        tally.overflowGib += overflowGib() / plans;
    }

    private double switchS() {
        double seconds = plan.switchS(previousPlan, catalogue(), scenario.caching().fetchMibPerS());
        previousPlan.copyFrom(plan);
        return seconds;
    }

    private double overflowGib() {
        return plan.overflowGib(catalogue(), builder.servers());
    }

    private void score(int worker, int played) {
        QosScorer scorer = scorers[worker];
        slotQos[played] = scorer.score(views[played].scored, decisions[played], userQos[played]);
        slotTimeS[played] = scorer.timeS();
        slotEnergyJ[played] = scorer.energyJ();
    }

    /** Adds a scored slot to the frame; slots are added in order, regardless of the scoring thread. */
    private void count(int played) {
        SlotProblem problem = views[played].scored;
        Decision decision = decisions[played];
        tally.qos += slotQos[played];
        tally.delayS += slotTimeS[played];
        tally.energyJ += slotEnergyJ[played];
        for (int i = 0; i < problem.users; i++) {
            int target = decision.offload[i];
            if (target == 0) {
                tally.local++;
            } else if (problem.hit(i, target)) {
                tally.hits++;
            } else {
                tally.cloud++;
            }
        }
        state.addSlot(problem, decision, userQos[played]);
    }

    /** Reward of a frame of which this many slots are over. */
    private double reward(int slots) {
        CachingSettings caching = scenario.caching();
        return tally.qos / slots * caching.qosRewardScale() - tally.switchS * caching.switchPenaltyPerS()
                - tally.overflowGib * caching.overflowPenaltyPerGib();
    }

    /**
     * Ends the frame whose slots have been played.
     *
     * @throws IllegalStateException if no frame has begun, or slots of it are left
     */
    public StepResult endFrame() {
        if (tally == null || slot < views.length) {
            throw new IllegalStateException("no frame has begun whose slots are all over");
        }
        CachingSettings caching = scenario.caching();
        int slots = views.length;
        double meanQos = tally.qos / slots;
        double qosReward = meanQos * caching.qosRewardScale();
        double switchPenalty = tally.switchS * caching.switchPenaltyPerS();
        double overflowPenalty = tally.overflowGib * caching.overflowPenaltyPerGib();
        FrameResult result = new FrameResult(frame, reward(slots), qosReward, switchPenalty, overflowPenalty,
                meanQos, tally.switchS, tally.overflowGib, tally.delayS / slots, tally.energyJ / slots,
                tally.local, tally.hits, tally.cloud);
        tally = null;
        frame++;
        return new StepResult(observe(), result.reward(), false, frame == scenario.time().framesPerEpisode(), result);
    }

    private double[] observe() {
        double[] observation = new double[observationSize()];
        state.observe(plan, observation);
        return observation;
    }

    /** Samples and builds slots before they are solved, and scores them where the plan was known by then. */
    private final class PlayedSlots implements SlotStages {
        @Override
        public void prepare(int number) {
            source.sample(frame, number);
            views[number].frame(frame);
            views[number].build(network, source.requests(), source.thresholdFading(), source.uplinkFading(), plan);
        }

        @Override
        public void decided(int worker, int number) {
            if (!executor.solver().choosesPlan()) {
                score(worker, number);
            }
        }
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
