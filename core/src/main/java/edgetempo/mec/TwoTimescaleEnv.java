package edgetempo.mec;

import edgetempo.scenario.mec.CachingSettings;
import edgetempo.scenario.mec.FadingRedraw;
import edgetempo.scenario.mec.Scenario;
import java.util.Arrays;

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
    private final SlotProblem[] scored;
    private final SlotProblem[] solved;
    private final Decision[] decisions;
    private final CachePlan plan;
    private final CachePlan previousPlan;
    private final double[] qos;
    private final double[] meanFading;
    /** What an {@link ObservingSolver} sees; of length 0 if the solver is none. */
    private final double[] observed;
    private final boolean fadingKnown;
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
        fadingKnown = scenario.radio().fadingRedraw() == FadingRedraw.PER_SLOT;
        boolean oneProblem = fadingKnown && scenario.qos().solverThresholds() == scenario.qos().scoreThresholds();
        scored = new SlotProblem[slots];
        solved = oneProblem ? scored : new SlotProblem[slots];
        decisions = new Decision[slots];
        for (int slot = 0; slot < slots; slot++) {
            scored[slot] = builder.newProblem();
            if (!oneProblem) {
                solved[slot] = builder.newProblem();
            }
            decisions[slot] = new Decision(users, servers, services);
        }
        plan = new CachePlan(servers, services);
        previousPlan = new CachePlan(servers, services);
        qos = new double[users];
        observed = new double[executor.solver() instanceof ObservingSolver ? observationSize() : 0];
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
        return scored[slot];
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
        for (int slot = 0; slot < scored.length; slot++) {
            name(scored[slot], seed, episode, slot);
            name(solved[slot], seed, episode, slot);
        }
        return observe();
    }

    private static void name(SlotProblem problem, long seed, int episode, int slot) {
        problem.seed = seed;
        problem.episode = episode;
        problem.slot = slot;
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
        if (solver instanceof ObservingSolver) {
            state.observe(plan, observed);
        }
        state.startFrame();
        if (solver.choosesPlan()) {
            return finish(stepSlotBySlot());
        }
        plan.copyFrom(newPlan);
        FrameTally tally = new FrameTally();
        tally.switchS = switchS();
        tally.overflowGib = overflowGib();
        if (solver instanceof ObservingSolver observer) {
            stepObserved(observer, tally);
            return finish(tally);
        }
        for (int slot = 0; slot < scored.length; slot++) {
            source.sample(frame, slot);
            fillSolved(slot);
            if (solved != scored) {
                fillScored(slot);
            }
        }
        long start = System.nanoTime();
        executor.solve(solved, decisions);
        solveNanos += System.nanoTime() - start;
        for (int slot = 0; slot < scored.length; slot++) {
            score(slot, tally);
        }
        return finish(tally);
    }

    /** A solver that observes needs each slot's outcome before the next slot is built. */
    private void stepObserved(ObservingSolver solver, FrameTally tally) {
        for (int slot = 0; slot < scored.length; slot++) {
            source.sample(frame, slot);
            fillSolved(slot);
            if (solved != scored) {
                fillScored(slot);
            }
            long start = System.nanoTime();
            solver.observe(observed);
            solver.solve(solved[slot], decisions[slot]);
            solveNanos += System.nanoTime() - start;
            score(slot, tally);
            state.observe(plan, observed);
            solver.slotDone(observed, reward(tally, slot + 1));
        }
    }

    /** A solver that chooses plans needs each slot's plan before the next slot is built. */
    private FrameTally stepSlotBySlot() {
        FrameTally tally = new FrameTally();
        for (int slot = 0; slot < scored.length; slot++) {
            source.sample(frame, slot);
            fillSolved(slot);
            long start = System.nanoTime();
            executor.solver().solve(solved[slot], decisions[slot]);
            solveNanos += System.nanoTime() - start;
            plan.copyFrom(decisions[slot].plan);
            tally.switchS += switchS();
            tally.overflowGib += overflowGib() / scored.length;
            fillScored(slot);
            score(slot, tally);
        }
        return tally;
    }

    private double switchS() {
        double seconds = plan.switchS(previousPlan, catalogue(), scenario.caching().fetchMibPerS());
        previousPlan.copyFrom(plan);
        return seconds;
    }

    private double overflowGib() {
        return plan.overflowGib(catalogue(), scenario.caching().capacityGib());
    }

    private void fillSolved(int slot) {
        solved[slot].frame = frame;
        builder.fill(solved[slot], network, source.service(), fadingKnown ? source.thresholdFading() : meanFading,
                fadingKnown ? source.uplinkFading() : meanFading, plan, scenario.qos().solverThresholds());
    }

    private void fillScored(int slot) {
        scored[slot].frame = frame;
        builder.fill(scored[slot], network, source.service(), source.thresholdFading(), source.uplinkFading(), plan,
                scenario.qos().scoreThresholds());
    }

    private void score(int slot, FrameTally tally) {
        SlotProblem problem = scored[slot];
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
        int slots = scored.length;
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
