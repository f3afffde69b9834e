package edgetempo.fran;

import edgetempo.scenario.FranScenario;
import java.util.ArrayList;
import java.util.List;

/** Offloaders and allocators that need no training, by name. */
public final class FranMethods {
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
}
