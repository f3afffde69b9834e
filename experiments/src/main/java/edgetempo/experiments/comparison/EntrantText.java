package edgetempo.experiments.comparison;

import edgetempo.comparison.SolverEntrant;
import edgetempo.experiments.BadInputException;
import edgetempo.experiments.Checks;
import edgetempo.experiments.solving.SlotPlans;
import edgetempo.registry.SlotSolvers;
import edgetempo.reports.compare.ComparedEntrant;
import edgetempo.scenario.ScenarioException;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads a list of entrants: {@code [label=]solver[:key=value…]}, separated by commas; keys are those of section {@code ga}. */
final class EntrantText {
    private static final String SETTING = "solvers";
    private static final String SECTION = "ga.";
    private static final Set<String> BUDGETED = new TreeSet<>(
            List.of("variant", "generations", "memeticGenerations", "maxEvaluations", "maxMillis", "carryOver"));

    private EntrantText() {}

    /**
     * Reads the list.
     *
     * @throws BadInputException if a solver is unknown, a label comes twice or a key is not an entrant's to set
     */
    static List<ComparedEntrant> parse(String text) {
        Map<String, ComparedEntrant> entrants = new LinkedHashMap<>();
        for (String one : text.split(",", -1)) {
            ComparedEntrant entrant = entrant(one.strip());
            if (entrants.put(entrant.label(), entrant) != null) {
                throw BadInputException.of(SETTING, "\"" + entrant.label()
                        + "\" comes twice; tell entrants apart by a label, such as other=" + one.strip());
            }
        }
        return new ArrayList<>(entrants.values());
    }

    private static ComparedEntrant entrant(String text) {
        String[] parts = text.split(":", -1);
        int equals = parts[0].indexOf('=');
        String label = parts[0].substring(0, Math.max(equals, 0)).strip();
        String solver = parts[0].substring(equals + 1).strip();
        if (solver.equals("joint")) {
            throw BadInputException.of(SETTING,
                    "joint chooses the cache plans itself; allowed: " + String.join(", ", SlotPlans.solvers()));
        }
        Checks.known(SETTING, solver, SlotPlans.solvers());
        Map<String, String> settings = new LinkedHashMap<>();
        for (int i = 1; i < parts.length; i++) {
            int at = parts[i].indexOf('=');
            String given = parts[i].substring(0, Math.max(at, 0)).strip();
            if (at < 1) {
                throw BadInputException.of(SETTING,
                        "\"" + parts[i] + "\" in \"" + text + "\" is not key=value, such as elites=2");
            }
            String key = given.startsWith(SECTION) ? given.substring(SECTION.length()) : given;
            if (!SlotSolvers.isGenetic(solver)) {
                throw BadInputException.of(SETTING, solver + " has no settings; found \"" + parts[i]
                        + "\"; settings are for " + String.join(", ", genetic()));
            }
            if (BUDGETED.contains(key)) {
                throw new BadInputException(
                        name -> name.apply(SETTING) + ": " + SECTION + key + " is the same for all entrants, by "
                                + name.apply("budget") + "; an entrant may set other keys of ga");
            }
            settings.put(SECTION + key, parts[i].substring(at + 1).strip());
        }
        if (label.isEmpty()) {
            label = text.replaceAll("\\s", "");
        }
        return new ComparedEntrant(label, solver, settings);
    }

    private static List<String> genetic() {
        return SlotPlans.solvers().stream().filter(SlotSolvers::isGenetic).toList();
    }

    /**
     * An entrant in a scenario.
     *
     * @param scenario file or preset
     * @param sets     overrides for all entrants
     * @throws ScenarioException if a key is unknown or a value not allowed
     */
    static SolverEntrant in(String scenario, List<String> sets, ComparedEntrant entrant) {
        List<String> all = new ArrayList<>(sets);
        if (SlotSolvers.isGenetic(entrant.name())) {
            all.add("ga.variant=" + entrant.name().toUpperCase(Locale.ROOT));
        }
        entrant.settings().forEach((key, value) -> all.add(key + "=" + value));
        Scenario own = ScenarioReader.load(scenario, all);
        return new SolverEntrant(entrant.label(), entrant.name(), own);
    }
}
