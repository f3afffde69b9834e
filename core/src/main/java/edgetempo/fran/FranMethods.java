package edgetempo.fran;

import edgetempo.scenario.fran.FranScenario;
import java.util.ArrayList;
import java.util.List;

/** Offloaders and allocators that need no training, by name. */
public final class FranMethods {
    /** Name of the method that is exact in phase 1, and then in phase 2. */
    public static final String BY_PHASE = "exact-by-phase";
    /** Name of the row with the upper bound. */
    public static final String BOUND = "upper-bound";

    private FranMethods() {}

    /** Every offloader: the exact ones, then the baselines. The first is the reference of phase 1. */
    public static List<FranOffloader> offloaders() {
        List<FranOffloader> offloaders = new ArrayList<>();
        offloaders.add(ExactOffloading.overAllNodes());
        offloaders.add(ExactOffloading.withoutD2d());
        for (BaselineOffloading.Rule rule : BaselineOffloading.Rule.values()) {
            offloaders.add(new BaselineOffloading(rule));
        }
        return offloaders;
    }

    /** Every allocator. The first is the reference of phase 2. */
    public static List<FranAllocator> allocators(FranScenario scenario) {
        return List.of(new ExactAllocation(scenario.phase2().blocks()), new SquareRootAllocation(),
                new EqualAllocation());
    }

    /**
     * Every method that needs no training. The first, exact in phase 1 and then in phase 2, is the reference for the others. It is not an
     * optimum, and others may reach a larger utility: phase 1 does not know how processors are shared. {@link JointSearch} is exact for
     * both phases jointly, up to its largest number of users; {@link FranBound} works for any number.
     */
    public static List<FranMethod> all(FranScenario scenario) {
        List<FranAllocator> allocators = allocators(scenario);
        FranAllocator exact = allocators.getFirst();
        List<FranMethod> methods = new ArrayList<>();
        for (FranOffloader offloader : offloaders()) {
            methods.add(FranMethod.of(scenario, methods.isEmpty() ? BY_PHASE : offloader.name(), offloader, exact));
        }
        FranOffloader best = ExactOffloading.overAllNodes();
        for (FranAllocator allocator : allocators.subList(1, allocators.size())) {
            methods.add(FranMethod.of(scenario, best.name() + "+" + allocator.name(), best, allocator));
        }
        if (scenario.cache().preprocessing()) {
            methods.add(new FranMethod("no-preprocessing", best, exact, false));
        }
        if (scenario.world().users() <= JointSearch.MAX_USERS) {
            FranOffloader joint = new JointSearch(scenario.phase2().blocks());
            methods.add(FranMethod.of(scenario, joint.name(), joint, exact));
        }
        return methods;
    }
}
