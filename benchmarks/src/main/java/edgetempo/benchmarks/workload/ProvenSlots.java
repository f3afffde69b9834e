package edgetempo.benchmarks.workload;

import edgetempo.caching.GreedyKnapsack;
import edgetempo.caching.StaticPlans;
import edgetempo.catalogue.Catalogue;
import edgetempo.catalogue.NamedSolver;
import edgetempo.ga.GaBackends;
import edgetempo.mec.CachePlan;
import edgetempo.mec.Decision;
import edgetempo.mec.EdgeNetwork;
import edgetempo.mec.QosScorer;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotProblemBuilder;
import edgetempo.mec.SlotSampler;
import edgetempo.mec.SlotSolver;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import edgetempo.solver.DualBound;
import edgetempo.solver.ExactSolver;
import edgetempo.solver.FastSolver;
import edgetempo.solver.SearchLimits;
import java.util.List;

/** Slots whose optima are known, and a method that bounds or solves them in turn. */
public final class ProvenSlots {
    /** Slots that a method goes round. */
    public static final int SLOTS = 200;

    private static final long SEED = 1;
    /** Subproblems that a slot's optimum may take before the slot counts as not proven. */
    private static final long MAX_NODES = 20_000;
    private static final List<String> SETS = List.of("radio.fadingRedraw=PER_SLOT", "shares.decimals=-1",
            "qos.solverThresholds=LOCAL_AND_EQUAL_SHARE", "ga.carryOver=false");

    private final SlotProblem[] problems = new SlotProblem[SLOTS];
    private final double[] optimum = new double[SLOTS];
    private final Decision decision;
    private final double[] userQos;
    private final QosScorer scorer;
    private DualBound bound;
    private ExactSolver exact;
    private FastSolver fast;
    private SlotSolver other;
    private int slot = -1;

    /**
     * Samples the slots and finds their optima.
     *
     * @param method {@code bound}, or a solver's name
     * @param preset whose slots, with the channel known and shares as they are
     * @param plan   {@code all}, {@code popularity} or {@code greedy}
     * @throws IllegalArgumentException for an unknown name, with those there are
     */
    public ProvenSlots(String method, String preset, String plan) {
        Scenario scenario = ScenarioReader.load(preset, SETS);
        int users = scenario.network().users();
        decision = new Decision(users, scenario.network().servers(), scenario.services().count());
        userQos = new double[users];
        scorer = new QosScorer(scenario.shares());
        sample(scenario, plan(scenario, plan));
        SearchLimits limits = new SearchLimits(0, MAX_NODES, 0);
        ExactSolver search = new ExactSolver(scenario, limits);
        for (int i = 0; i < SLOTS; i++) {
            search.solve(problems[i], decision);
            optimum[i] = search.qos();
        }
        switch (method) {
            case "bound" -> bound = new DualBound(scenario.shares(), users, scenario.network().servers());
            case "exact" -> exact = search;
            case "fast" -> fast = new FastSolver(scenario);
            default -> {
                NamedSolver named = Catalogue.standard().solver(method);
                other = named.factory(named.configure(scenario), GaBackends.fastest()).get();
            }
        }
    }

    private static CachePlan plan(Scenario scenario, String plan) {
        return switch (plan) {
            case "all" -> StaticPlans.all(scenario);
            case "popularity" -> StaticPlans.popularity(scenario);
            case "greedy" -> new GreedyKnapsack(scenario, ~SEED).plan();
            default -> throw new IllegalArgumentException(
                    "no plan \"" + plan + "\"; there are: all, popularity, greedy");
        };
    }

    private void sample(Scenario scenario, CachePlan plan) {
        SlotSampler sampler = new SlotSampler(scenario);
        SlotProblemBuilder builder = new SlotProblemBuilder(scenario);
        for (int i = 0; i < SLOTS; i++) {
            EdgeNetwork network = sampler.startEpisode(SEED, i);
            sampler.startFrame(0);
            sampler.sample(0, 0);
            problems[i] = builder.newProblem();
            builder.fill(problems[i], network, sampler.service(), sampler.thresholdFading(), sampler.uplinkFading(),
                    plan, scenario.qos().scoreThresholds());
            problems[i].seed = SEED;
            problems[i].episode = i;
        }
    }

    /** Bounds or solves the next slot and returns the bound, or the QoS of the decision. */
    public double next() {
        slot = (slot + 1) % SLOTS;
        SlotProblem problem = problems[slot];
        if (bound != null) {
            return bound.qos(problem);
        }
        if (exact != null) {
            exact.solve(problem, decision);
            return exact.qos();
        }
        if (fast != null) {
            fast.solve(problem, decision);
            return fast.certificate().qos();
        }
        other.reset();
        other.solve(problem, decision);
        return scorer.score(problem, decision, userQos);
    }

    /** Subproblems of the slot done last; 0 for a method that has none. */
    public long nodes() {
        return exact != null ? exact.slotNodes() : fast != null ? 1 : 0;
    }

    /** Whether the method proves the decision made last optimal. */
    public boolean proven() {
        return exact != null && exact.certificate().optimal() || fast != null && fast.certificate().optimal();
    }

    /** Distance of a bound or a QoS from the optimum of the slot done last, ‰ of its magnitude. */
    public double gapPerMille(double value) {
        return 1000 * Math.abs(value - optimum[slot]) / Math.abs(optimum[slot]);
    }
}
