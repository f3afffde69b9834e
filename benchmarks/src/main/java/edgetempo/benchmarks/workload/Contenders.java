package edgetempo.benchmarks.workload;

import edgetempo.catalogue.Catalogue;
import edgetempo.catalogue.NamedSolver;
import edgetempo.catalogue.Trait;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.GaMutationSchedule;
import edgetempo.scenario.mec.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Solvers to compare, all on published physics with known fading: every solver that leaves the cache plan alone, and the improved genetic
 * algorithm with one setting changed: more generations, each other selection and crossover, each other mutation schedule, islands. Any
 * other solver may be named with settings of its own, {@code NAME{key=value}}.
 */
public final class Contenders {
    private static final String IMPROVED = "improved";
    /** Physics, with a random start, one elite, best ever, no carry-over, so that slots are independent. */
    private static final List<String> SETS = List.of("radio.fadingRedraw=PER_SLOT", "ga.start=RANDOM",
            "ga.carryOver=false", "ga.elites=1", "ga.result=BEST_EVER");

    private Contenders() {}

    /** Every contender's name: the improved genetic algorithm and its variations, then other solvers that can solve slots of N = 20. */
    public static List<String> names() {
        Scenario scenario = base(20, List.of());
        List<String> names = new ArrayList<>(variations().keySet());
        Catalogue catalogue = Catalogue.standard();
        for (String name : catalogue.solvers().names()) {
            NamedSolver solver = catalogue.solver(name);
            if (!names.contains(name) && !solver.has(Trait.CHOOSES_PLANS) && solver.obstacle(scenario).isEmpty()) {
                names.add(name);
            }
        }
        return names;
    }

    /** Names of the improved genetic algorithm and its variations, with the scenario keys that they change. */
    private static Map<String, List<String>> variations() {
        Catalogue catalogue = Catalogue.standard();
        Map<String, List<String>> variations = new LinkedHashMap<>();
        variations.put(IMPROVED, List.of());
        variations.put(IMPROVED + "-100", List.of("ga.generations=100"));
        others(catalogue.selections().names())
                .forEach(name -> variations.put(label(name), List.of("ga.selection=" + name)));
        others(catalogue.crossovers().names())
                .forEach(name -> variations.put(label(name), List.of("ga.crossover=" + name)));
        variations.put(IMPROVED + "-decay", List.of("ga.mutationSchedule=" + GaMutationSchedule.LINEAR_DECAY));
        variations.put(IMPROVED + "-stagnation", List.of("ga.mutationSchedule=" + GaMutationSchedule.STAGNATION));
        variations.put(IMPROVED + "-islands", List.of("ga.islands=4", "ga.migrationInterval=5"));
        return variations;
    }

    /** All but the first, which is the usual one. */
    private static List<String> others(List<String> names) {
        return names.subList(1, names.size());
    }

    private static String label(String operator) {
        return IMPROVED + "-" + operator.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * A contender's solver.
     *
     * @throws IllegalArgumentException for an unknown contender, with the names there are
     */
    public static NamedSolver solver(String contender) {
        return Catalogue.standard().solver(variations().containsKey(contender) ? IMPROVED : contender);
    }

    /**
     * The scenario of a contender.
     *
     * @throws IllegalArgumentException for an unknown contender
     */
    public static Scenario scenario(String contender, int users) {
        return solver(contender).configure(base(users, variations().getOrDefault(contender, List.of())));
    }

    private static Scenario base(int users, List<String> sets) {
        List<String> all = new ArrayList<>(SETS);
        all.add("network.users=" + users);
        all.addAll(sets);
        return ScenarioReader.load("published-m2-n20", all);
    }
}
