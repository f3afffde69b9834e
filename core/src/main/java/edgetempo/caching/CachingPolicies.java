package edgetempo.caching;

import edgetempo.mec.SlotSolver;
import edgetempo.scenario.Scenario;
import java.util.List;
import java.util.function.Supplier;

/** The policies that do not learn, by name. */
public final class CachingPolicies {
    private static final List<String> NAMES = List.of("none", "all", "random", "popularity", "greedy", "best-static",
            "adaptive-popularity", "clairvoyant");

    private CachingPolicies() {}

    /** Names that {@link #named} takes. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * A policy by name.
     *
     * @param seed   root seed of the episodes that are to be played; plans are made on others
     * @param solver makes slot solvers for policies that play episodes to find a plan
     * @throws IllegalArgumentException for an unknown name, with the names there are, and for a scenario that the policy cannot play
     */
    public static CachingPolicy named(String name, Scenario scenario, long seed, Supplier<SlotSolver> solver) {
        long calibration = ~seed;
        return switch (name) {
            case "none" -> new FixedPlan(name, StaticPlans.none(scenario));
            case "all" -> new FixedPlan(name, StaticPlans.all(scenario));
            case "random" -> new RandomPlan(scenario);
            case "popularity" -> new FixedPlan(name, StaticPlans.popularity(scenario));
            case "greedy" -> new FixedPlan(name, new GreedyKnapsack(scenario, calibration).plan());
            case "best-static" -> new FixedPlan(name, new BestStaticSearch(scenario, calibration).best(solver));
            case "adaptive-popularity" -> new AdaptivePopularity(scenario, calibration);
            case "clairvoyant" -> new Clairvoyant(scenario, calibration);
            default -> throw new IllegalArgumentException(
                    "no caching policy \"" + name + "\"; there are: " + String.join(", ", NAMES));
        };
    }
}
