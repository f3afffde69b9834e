package edgetempo.experiments.solving;

import edgetempo.caching.CachingPolicies;
import edgetempo.ga.GaBackend;
import edgetempo.mec.CachePlan;
import edgetempo.registry.SlotSolvers;
import edgetempo.scenario.mec.Scenario;
import java.util.List;

/** What servers cache in slots that are solved by themselves. */
public final class SlotPlans {
    /** Policies with a plan that holds for every slot. */
    public static final List<String> NAMES = List.of("none", "all", "popularity", "greedy", "best-static");
    /** Unless another one is asked for. */
    public static final String USUAL = "greedy";

    private SlotPlans() {}

    /** Solvers of slots whose plan is given. */
    public static List<String> solvers() {
        return SlotSolvers.names().stream().filter(name -> !name.equals("joint")).toList();
    }

    /** The plan of a policy; finding the best static one takes some seconds. */
    public static CachePlan of(String policy, Scenario scenario, long seed, GaBackend backend) {
        CachePlan plan = new CachePlan(scenario.network().servers(), scenario.services().count());
        CachingPolicies.named(policy, scenario, seed, SlotSolvers.factory(SlotSolvers.LOCAL_SEARCH, scenario, backend))
                .plan(new double[0], 0, plan);
        return plan;
    }
}
