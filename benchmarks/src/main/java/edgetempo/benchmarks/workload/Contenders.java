package edgetempo.benchmarks.workload;

import edgetempo.catalogue.Catalogue;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Solvers to compare, each a slot solver with scenario keys changed; all on published physics with known fading. */
public final class Contenders {
    private static final Map<String, List<String>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("improved", List.of());
        ALL.put("improved-100", List.of("ga.generations=100"));
        ALL.put("discrete", List.of("ga.start=RANDOM"));
        ALL.put("improved-tournament", List.of("ga.selection=TOURNAMENT"));
        ALL.put("improved-sus", List.of("ga.selection=STOCHASTIC_UNIVERSAL"));
        ALL.put("improved-rank", List.of("ga.selection=RANK"));
        ALL.put("improved-decay", List.of("ga.mutationSchedule=LINEAR_DECAY"));
        ALL.put("improved-stagnation", List.of("ga.mutationSchedule=STAGNATION"));
        ALL.put("improved-islands", List.of("ga.islands=4", "ga.migrationInterval=5"));
        ALL.put("memetic", List.of());
        ALL.put("local-search", List.of());
        ALL.put("nearest-server", List.of());
        ALL.put("all-local", List.of());
    }

    private Contenders() {}

    /** Every contender's name. */
    public static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /** Name of the slot solver that a contender configures. */
    public static String solverName(String contender) {
        return contender.startsWith("improved-") ? "improved" : contender;
    }

    /**
     * The scenario of a contender: random start, one elite, best ever, no carry-over, so that slots are independent.
     *
     * @throws IllegalArgumentException for an unknown contender
     */
    public static Scenario scenario(String contender, int users) {
        if (!ALL.containsKey(contender)) {
            throw new IllegalArgumentException(
                    "no contender \"" + contender + "\"; there are: " + String.join(", ", names()));
        }
        List<String> sets = new ArrayList<>(List.of("network.users=" + users, "radio.fadingRedraw=PER_SLOT",
                "ga.start=RANDOM", "ga.carryOver=false", "ga.elites=1", "ga.result=BEST_EVER"));
        sets.addAll(ALL.get(contender));
        return Catalogue.standard().solver(solverName(contender)).configure(ScenarioReader.load("published-m2-n20", sets));
    }
}
