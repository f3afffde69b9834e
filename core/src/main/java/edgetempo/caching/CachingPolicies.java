package edgetempo.caching;

import edgetempo.scenario.Scenario;
import java.util.List;

/** The policies that do not learn, by name. */
public final class CachingPolicies {
    private static final List<String> NAMES = List.of("none", "all", "random", "popularity", "greedy");

    private CachingPolicies() {}

    /** Names that {@link #named} takes. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * A policy by name.
     *
     * @param seed draws the slots that {@code greedy} values plans on
     * @throws IllegalArgumentException for an unknown name, with the names there are
     */
    public static CachingPolicy named(String name, Scenario scenario, long seed) {
        return switch (name) {
            case "none" -> new FixedPlan(name, StaticPlans.none(scenario));
            case "all" -> new FixedPlan(name, StaticPlans.all(scenario));
            case "random" -> new RandomPlan(scenario);
            case "popularity" -> new FixedPlan(name, StaticPlans.popularity(scenario));
            case "greedy" -> new FixedPlan(name, new GreedyKnapsack(scenario, seed).plan());
            default -> throw new IllegalArgumentException(
                    "no caching policy \"" + name + "\"; there are: " + String.join(", ", NAMES));
        };
    }
}
