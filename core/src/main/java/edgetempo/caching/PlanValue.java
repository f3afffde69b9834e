package edgetempo.caching;

import edgetempo.mec.CachePlan;
import edgetempo.mec.Decision;
import edgetempo.mec.EdgeNetwork;
import edgetempo.mec.QosScorer;
import edgetempo.mec.ServiceCatalogue;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotProblemBuilder;
import edgetempo.mec.SlotSampler;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.CachingSettings;
import edgetempo.scenario.Scenario;
import edgetempo.solver.LocalSearchSolver;
import java.util.Arrays;

/**
 * Values cache plans on one fixed sample of slots, solved by local search with closed-form shares: common random numbers, so that
 * small differences between plans show early.
 *
 * <p>Slot i of the sample is of episode i, so that positions average out, and of frame i modulo the frames of an episode, so that
 * drifting ranks average out. Requests are the sampled ones until {@link #requests} imposes a law. A plan may be valued on the first
 * slots only. Deterministic for a seed; not thread-safe.
 */
final class PlanValue {
    private final Scenario scenario;
    private final ServiceCatalogue catalogue;
    private final SlotProblemBuilder builder;
    private final LocalSearchSolver solver;
    private final QosScorer scorer;
    private final Decision decision;
    private final CachePlan none;
    private final double[] qos;
    private final int[] holders;
    private final Slot[] slots;
    private long solved;

    /** What does not depend on the plan, and the variates that draw requests. */
    private record Slot(EdgeNetwork network, double[] uniform, double[] thresholdFading, double[] uplinkFading,
            SlotProblem problem) {}

    /**
     * Draws the sample.
     *
     * @param seed  root of its streams; not the one of the episodes that a plan is meant for
     * @param count slots
     */
    PlanValue(Scenario scenario, long seed, int count) {
        this.scenario = scenario;
        catalogue = new ServiceCatalogue(scenario.services());
        builder = new SlotProblemBuilder(scenario);
        solver = new LocalSearchSolver(scenario);
        scorer = new QosScorer(scenario.shares());
        none = StaticPlans.none(scenario);
        holders = new int[none.services()];
        qos = new double[scenario.network().users()];
        decision = new Decision(qos.length, none.servers(), none.services());
        slots = new Slot[count];
        SlotSampler sampler = new SlotSampler(scenario);
        RandomStream random = new RandomStream();
        for (int i = 0; i < count; i++) {
            EdgeNetwork network = sampler.startEpisode(seed, i);
            int frame = i % scenario.time().framesPerEpisode();
            for (int f = 0; f <= frame; f++) {
                sampler.startFrame(f);
            }
            sampler.sample(frame, 0);
            double[] uniform = new double[qos.length];
            random.at(seed, StreamUse.REQUEST, i);
            for (int user = 0; user < uniform.length; user++) {
                uniform[user] = random.at(frame, 0, 0, user).nextDouble();
            }
            slots[i] = new Slot(network, uniform, sampler.thresholdFading().clone(), sampler.uplinkFading().clone(),
                    builder.newProblem());
            pose(slots[i], sampler.service());
        }
    }

    private void pose(Slot slot, int[] service) {
        builder.fill(slot.problem, slot.network, service, slot.thresholdFading, slot.uplinkFading, none,
                scenario.qos().scoreThresholds());
    }

    /** Slots in the sample. */
    int slots() {
        return slots.length;
    }

    /** Slots solved since construction: what valuing has cost. */
    long solved() {
        return solved;
    }

    /**
     * Draws the requests of every slot anew from a law, each user with the same variate for every law.
     *
     * @param law [services] probabilities that sum to 1. Not modified.
     */
    void requests(double[] law) {
        double[] cumulative = law.clone();
        Arrays.parallelPrefix(cumulative, Double::sum);
        int[] service = new int[qos.length];
        for (Slot slot : slots) {
            for (int i = 0; i < service.length; i++) {
                int s = 0;
                while (s < cumulative.length - 1 && slot.uniform[i] >= cumulative[s]) {
                    s++;
                }
                service[i] = s;
            }
            pose(slot, service);
        }
    }

    /** Expected reward of a frame under a plan that is already in force: its QoS less what it is over capacity. */
    double frameReward(CachePlan plan, int first) {
        CachingSettings caching = scenario.caching();
        for (int s = 0; s < holders.length; s++) {
            holders[s] = plan.holders(s);
        }
        double sum = 0;
        for (int i = 0; i < first; i++) {
            SlotProblem problem = slots[i].problem;
            for (int user = 0; user < problem.users; user++) {
                problem.cachedAt[user] = holders[problem.service[user]];
            }
            solver.solve(problem, decision);
            sum += scorer.score(problem, decision, qos);
        }
        solved += first;
        return caching.qosRewardScale() * sum / first
                - caching.overflowPenaltyPerGib() * plan.overflowGib(catalogue, caching.capacityGib());
    }

    /** Reward paid for switching from one plan to another. */
    double switchPenalty(CachePlan from, CachePlan to) {
        return scenario.caching().switchPenaltyPerS()
                * to.switchS(from, catalogue, scenario.caching().fetchMibPerS());
    }

    /** Expected reward of an episode's mean frame under a plan that is kept from the first frame to the last. */
    double fixedPlanReward(CachePlan plan, int first) {
        return frameReward(plan, first) - switchPenalty(none, plan) / scenario.time().framesPerEpisode();
    }
}
