package edgetempo.caching;

import edgetempo.mec.SlotSolver;
import edgetempo.scenario.mec.InitialRanks;
import edgetempo.scenario.mec.Scenario;
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
     * A policy by name. Finding the best static plan takes some seconds; see {@link #factory} for more than one copy of a policy.
     *
     * @param seed   root seed of the episodes that are to be played; plans are valued on slots and episodes of another one
     * @param solver makes slot solvers of the kind that solves those episodes
     * @throws IllegalArgumentException for an unknown name, with the names there are, and for what a policy cannot work with
     */
    public static CachingPolicy named(String name, Scenario scenario, long seed, Supplier<SlotSolver> solver) {
        long calibration = ~seed;
        return switch (name) {
            case "none" -> new FixedPlan(name, StaticPlans.none(scenario));
            case "all" -> new FixedPlan(name, StaticPlans.all(scenario));
            case "random" -> new RandomPlan(scenario);
            case "popularity" -> new FixedPlan(name, StaticPlans.popularity(scenario));
            case "greedy" -> new FixedPlan(name, new GreedyKnapsack(scenario, calibration).plan());
            case "best-static" -> bestStatic(name, scenario, calibration, solver);
            case "adaptive-popularity" -> new AdaptivePopularity(scenario, calibration, planned(name, solver).get());
            case "clairvoyant" -> neverChanges(scenario)
                    ? bestStatic(name, scenario, calibration, solver)
                    : new Clairvoyant(scenario, calibration, planned(name, solver).get());
            default -> throw new IllegalArgumentException(
                    "no caching policy \"" + name + "\"; there are: " + String.join(", ", NAMES));
        };
    }

    /** Makes copies of a policy, for threads; a static plan is found once. Arguments and errors as for {@link #named}. */
    public static Supplier<CachingPolicy> factory(String name, Scenario scenario, long seed,
            Supplier<SlotSolver> solver) {
        CachingPolicy first = named(name, scenario, seed, solver);
        return first instanceof FixedPlan ? () -> first : () -> named(name, scenario, seed, solver);
    }

    private static CachingPolicy bestStatic(String name, Scenario scenario, long seed, Supplier<SlotSolver> solver) {
        return new FixedPlan(name, new BestStaticSearch(scenario, seed, planned(name, solver)).plan());
    }

    /**
     * Whether all frames of all episodes have one and the same request law, so that knowing it is knowing the scenario, and the clairvoyant
     * plays the best static plan.
     */
    public static boolean neverChanges(Scenario scenario) {
        return scenario.requests().driftProbability() == 0
                && scenario.requests().initialRanks() == InitialRanks.LARGEST_FIRST;
    }

    private static Supplier<SlotSolver> planned(String name, Supplier<SlotSolver> solver) {
        SlotSolver sample = solver.get();
        if (sample.choosesPlan()) {
            throw new IllegalArgumentException(
                    name + ": slot solver \"" + sample.name()
                            + "\" chooses its cache plans itself; use another solver");
        }
        return solver;
    }
}
