package edgetempo.cli;

import edgetempo.caching.CachingPolicies;
import edgetempo.caching.CachingPolicy;
import edgetempo.caching.FixedPlan;
import edgetempo.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Policies that do not learn, to hold a policy against. */
final class References {
    /** In the order of tables. */
    private static final List<String> USUAL = List.of("random", "popularity", "all", "greedy", "best-static",
            "clairvoyant");

    private References() {}

    /** Those that {@code --references} means when it is not given. */
    static List<String> usual() {
        return USUAL.stream().filter(CachingPolicies.names()::contains).toList();
    }

    /**
     * Reads {@code --references}.
     *
     * @param text names separated by commas; blank for none
     * @throws BadInputException if one is unknown
     */
    static List<String> parse(String text) {
        Set<String> names = new LinkedHashSet<>();
        for (String name : text.isBlank() ? new String[0] : text.split(",", -1)) {
            names.add(Names.check("--references", name.strip(), CachingPolicies.names()));
        }
        return new ArrayList<>(names);
    }

    /**
     * Makes policies of a name, one a call. What is dear to find, a static plan, is found once.
     *
     * @param seed root of the episodes that are to be played
     * @throws BadInputException if the scenario is none for this policy
     */
    static Supplier<CachingPolicy> supplier(String name, Scenario scenario, long seed) {
        CachingPolicy first;
        try {
            first = make(name, scenario, seed);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(name + " caching cannot play scenario " + scenario.name() + ": "
                    + e.getMessage());
        }
        return first instanceof FixedPlan ? () -> first : () -> make(name, scenario, seed);
    }

    /** Plans are made on other episodes than those they are played in. */
    private static CachingPolicy make(String name, Scenario scenario, long seed) {
        return CachingPolicies.named(name, scenario, ~seed);
    }
}
