package edgetempo.experiments.solving;

import edgetempo.caching.GreedyKnapsack;
import edgetempo.catalogue.Catalogue;
import edgetempo.catalogue.Registry;
import edgetempo.catalogue.Trait;
import edgetempo.ga.GaBackend;
import edgetempo.mec.CachePlan;
import edgetempo.scenario.mec.Scenario;
import edgetempo.solver.LocalSearchSolver;
import java.util.ArrayList;
import java.util.List;

/** Cache plans of slots that are solved individually. */
public final class SlotPlans {
    /** The default policy. */
    public static final String USUAL = GreedyKnapsack.NAME;

    private SlotPlans() {}

    /** Policies with a plan that holds for every slot. */
    public static List<String> names() {
        return Catalogue.standard().policies().names(Trait.FIXED_PLAN);
    }

    /** Solvers of slots whose plan is given. */
    public static List<String> solvers() {
        Registry<?> solvers = Catalogue.standard().solvers();
        List<String> names = new ArrayList<>(solvers.names());
        names.removeAll(solvers.names(Trait.CHOOSES_PLANS));
        return names;
    }

    /** The plan of a policy; finding the best static one takes some seconds. */
    public static CachePlan of(String policy, Scenario scenario, long seed, GaBackend backend) {
        CachePlan plan = new CachePlan(scenario.network().servers(), scenario.services().count());
        Catalogue.standard().policy(policy)
                .create(scenario, seed, Catalogue.standard().solver(LocalSearchSolver.NAME).factory(scenario, backend))
                .plan(new double[0], 0, plan);
        return plan;
    }
}
