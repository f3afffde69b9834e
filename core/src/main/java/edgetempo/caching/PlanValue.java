package edgetempo.caching;

import edgetempo.mec.CachePlan;
import edgetempo.mec.Decision;
import edgetempo.mec.EdgeNetwork;
import edgetempo.mec.QosScorer;
import edgetempo.mec.ServerCatalogue;
import edgetempo.mec.ServiceCatalogue;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotProblemBuilder;
import edgetempo.mec.SlotRequests;
import edgetempo.mec.SlotSampler;
import edgetempo.mec.SlotSolver;
import edgetempo.mec.SlotViews;
import edgetempo.mec.TaskSample;
import edgetempo.mec.TraceEpisodes;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.mec.CachingSettings;
import edgetempo.scenario.mec.Scenario;
import java.util.Arrays;
import java.util.Optional;

/**
 * Values cache plans on one fixed sample of slots: common random numbers, so that small differences between plans show early.
 *
 * <p>Slot i of the sample is of episode i, so that positions average out, and of frame i modulo the frames of an episode, so that drifting
 * ranks average out. Requests are the sampled ones until {@link #requests} imposes a distribution. A plan may be valued on the first slots
 * only. Deterministic for a seed; not thread-safe.
 */
public final class PlanValue {
    private final Scenario scenario;
    private final ServiceCatalogue catalogue;
    private final ServerCatalogue servers;
    private final SlotSolver solver;
    private final QosScorer scorer;
    private final Decision decision;
    private final CachePlan none;
    private final double[] qos;
    private final int[] holders;
    private final Slot[] slots;
    private final Optional<TaskSample> tasks;

    /**
     * The part of a sampled slot that does not depend on the plan, the variates that draw requests and their tasks, and the slot as it is
     * solved and as it is scored.
     */
    private record Slot(EdgeNetwork network, SlotRequests requests, double[] uniform, double[] task,
            double[] thresholdFading,
            double[] uplinkFading, SlotViews views) {}

    /**
     * Creates a valuation and draws its sample.
     *
     * @param seed   root of its streams; not the one of the episodes that a plan is meant for
     * @param count  slots
     * @param solver solves them; owned by this object from now on
     */
    public PlanValue(Scenario scenario, long seed, int count, SlotSolver solver) {
        this.scenario = scenario;
        this.solver = solver;
        tasks = TaskSample.of(scenario);
        catalogue = new ServiceCatalogue(scenario);
        servers = new ServerCatalogue(scenario);
        scorer = new QosScorer(scenario.shares());
        none = StaticPlans.none(scenario);
        holders = new int[none.services() * CachePlan.words(none.servers())];
        qos = new double[scenario.network().users()];
        decision = new Decision(qos.length, none.servers(), none.services());
        slots = new Slot[count];
        SlotSampler sampler = new SlotSampler(TraceEpisodes.fitting(scenario));
        SlotProblemBuilder builder = new SlotProblemBuilder(scenario);
        for (int i = 0; i < count; i++) {
            slots[i] = draw(sampler, builder, seed, i);
        }
    }

    private Slot draw(SlotSampler sampler, SlotProblemBuilder builder, long seed, int episode) {
        int frame = episode % scenario.time().framesPerEpisode();
        EdgeNetwork network = sampler.startEpisode(seed, episode);
        for (int f = 0; f <= frame; f++) {
            sampler.startFrame(f);
        }
        sampler.sample(frame, 0);
        RandomStream random = new RandomStream().at(seed, StreamUse.REQUEST, episode);
        double[] uniform = new double[qos.length];
        double[] task = new double[tasks.isPresent() ? qos.length : 0];
        for (int i = 0; i < uniform.length; i++) {
            uniform[i] = random.at(frame, 0, 0, i).nextDouble();
        }
        for (int i = 0; i < task.length; i++) {
            task[i] = random.at(frame, 0, 1, i).nextDouble();
        }
        SlotViews views = new SlotViews(builder);
        views.name(seed, episode, frame, 0);
        Slot slot = new Slot(network, sampler.requests().copy(), uniform, task, sampler.thresholdFading().clone(),
                sampler.uplinkFading().clone(), views);
        build(slot);
        return slot;
    }

    private void build(Slot slot) {
        slot.views.build(slot.network, slot.requests, slot.thresholdFading, slot.uplinkFading, none);
    }

    /** Slots in the sample. */
    int slots() {
        return slots.length;
    }

    /**
     * Redraws the requests of every slot from a distribution, each request with the same variate for every distribution.
     *
     * @param popularity [services] probabilities that sum to 1. Not modified.
     */
    void requests(double[] popularity) {
        requests(popularity, 0, slots.length);
    }

    /**
     * Redraws the requests of some slots from a distribution.
     *
     * @param popularity   [services] probabilities that sum to 1. Not modified.
     * @param from  first of the slots
     * @param count of them
     */
    public void requests(double[] popularity, int from, int count) {
        double[] cumulative = popularity.clone();
        Arrays.parallelPrefix(cumulative, Double::sum);
        for (int at = from; at < from + count; at++) {
            Slot slot = slots[at];
            int[] service = slot.requests.service;
            for (int i = 0; i < slot.requests.count; i++) {
                int s = 0;
                while (s < cumulative.length - 1 && slot.uniform[i] >= cumulative[s]) {
                    s++;
                }
                service[i] = s;
                if (tasks.isPresent()) {
                    tasks.get().write(slot.requests, i, s, slot.task[i]);
                }
            }
            build(slot);
        }
    }

    /**
     * Expected reward of a frame under a plan that is already in force: its QoS less the overflow penalty.
     *
     * @param first slots to value it on, the first of the sample
     */
    double frameReward(CachePlan plan, int first) {
        CachingSettings caching = scenario.caching();
        return qosReward(plan, 0, first)
                - caching.overflowPenaltyPerGib() * plan.overflowGib(catalogue, servers);
    }

    /**
     * Expected QoS reward of a frame under a plan.
     *
     * @param from  first of the slots to value it on
     * @param count of them
     */
    public double qosReward(CachePlan plan, int from, int count) {
        int words = holders.length / plan.services();
        for (int i = 0; i < holders.length; i++) {
            holders[i] = plan.holders(i / words, i % words);
        }
        double sum = 0;
        solver.reset();
        for (int i = from; i < from + count; i++) {
            SlotViews slot = slots[i].views;
            hold(slot.scored, plan);
            if (slot.solved != slot.scored) {
                hold(slot.solved, plan);
            }
            solver.solve(slot.solved, decision);
            decision.localBeyondReach(slot.solved);
            sum += scorer.score(slot.scored, decision, qos);
        }
        return scenario.caching().qosRewardScale() * sum / count;
    }

    private void hold(SlotProblem problem, CachePlan plan) {
        problem.plan.copyFrom(plan);
        for (int user = 0; user < problem.users; user++) {
            for (int w = 0; w < problem.words; w++) {
                problem.cachedAt[user * problem.words + w] = holders[problem.service[user] * problem.words + w];
            }
        }
    }

    /** Reward paid for switching from one plan to another. */
    double switchPenalty(CachePlan from, CachePlan to) {
        return scenario.caching().switchPenaltyPerS()
                * to.switchS(from, catalogue, scenario.caching().fetchMibPerS());
    }

    /** Expected reward of an episode's mean frame under a plan that is kept from the first frame to the last. */
    public double fixedPlanReward(CachePlan plan, int first) {
        return frameReward(plan, first) - switchPenalty(none, plan) / scenario.time().framesPerEpisode();
    }
}
