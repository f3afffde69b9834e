package edgetempo.experiments.comparison;

import edgetempo.catalogue.Catalogue;
import edgetempo.catalogue.CatalogueException;
import edgetempo.catalogue.NameAndSettings;
import edgetempo.catalogue.NamedSolver;
import edgetempo.catalogue.Trait;
import edgetempo.comparison.SolverEntrant;
import edgetempo.experiments.BadInputException;
import edgetempo.experiments.Checks;
import edgetempo.experiments.solving.SlotPlans;
import edgetempo.reports.compare.ComparedEntrant;
import edgetempo.scenario.ScenarioException;
import edgetempo.scenario.mec.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads a list of entrants: entrants separated by commas or semicolons, each {@code [label=]solver[{key: value, …}]}, or the older
 * {@code [label=]solver[:key=value…]}; or a YAML file of labels, each with such a text, or with a mapping of {@code solver} and
 * settings. Keys of section {@code ga} may be written without it.
 */
final class EntrantText {
    private static final String SETTING = "solvers";
    private static final String SECTION = "ga.";
    private static final String SOLVER = "solver";
    private static final Set<String> BUDGETED = new TreeSet<>(
            List.of("variant", "generations", "memeticGenerations", "maxEvaluations", "maxMillis", "carryOver"));
    private static final YAMLMapper YAML = YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private EntrantText() {}

    /**
     * Reads the list, or the file.
     *
     * @throws BadInputException if a solver is unknown, a label is repeated or a setting cannot be set per entrant
     */
    static List<ComparedEntrant> parse(String text) {
        Map<String, ComparedEntrant> entrants = new LinkedHashMap<>();
        for (ComparedEntrant entrant : isFile(text) ? ofFile(text) : ofList(text)) {
            if (entrants.put(entrant.label(), entrant) != null) {
                throw BadInputException.of(SETTING, "\"" + entrant.label()
                        + "\" comes twice; tell entrants apart by a label, such as other=" + entrant.name());
            }
        }
        return new ArrayList<>(entrants.values());
    }

    private static List<ComparedEntrant> ofList(String text) {
        return NameAndSettings.split(text, ",;").stream().map(EntrantText::entrant).toList();
    }

    private static boolean isFile(String text) {
        return text.strip().matches("\\S+\\.(ya?ml|json)");
    }

    private static List<ComparedEntrant> ofFile(String text) {
        Map<?, ?> labels;
        try {
            Object read = YAML.readValue(Files.readString(Path.of(text.strip())), Object.class);
            if (!(read instanceof Map<?, ?> map) || map.isEmpty()) {
                throw BadInputException.of(SETTING,
                        text.strip() + ": expected labels, such as tight: improved{ga.elites=2}");
            }
            labels = map;
        } catch (JacksonException e) {
            throw BadInputException.of(SETTING,
                    text.strip() + (e.getLocation() == null || e.getLocation().getLineNr() < 1
                            ? ""
                            : ", line " + e.getLocation().getLineNr())
                            + ": broken YAML, or a label twice; expected lines such as tight: improved{ga.elites=2}");
        } catch (IOException | InvalidPathException e) {
            throw BadInputException.of(SETTING, text.strip() + ": cannot be read: " + e.getMessage());
        }
        List<ComparedEntrant> entrants = new ArrayList<>();
        labels.forEach((label, value) -> {
            if (value instanceof String named) {
                entrants.add(entrant(label.toString(), named, named));
            } else if (value instanceof Map<?, ?> map && map.get(SOLVER) instanceof String solver) {
                Map<String, String> settings = new LinkedHashMap<>();
                flatten("", map, settings);
                settings.remove(SOLVER);
                entrants.add(entrant(label.toString(), new NameAndSettings(solver, settings)));
            } else {
                throw BadInputException.of(SETTING, text.strip() + ": " + label
                        + ": expected a solver, or a mapping with \"solver: NAME\" and settings");
            }
        });
        return entrants;
    }

    private static void flatten(String prefix, Map<?, ?> map, Map<String, String> settings) {
        map.forEach((key, value) -> {
            if (value instanceof Map<?, ?> section) {
                flatten(prefix + key + ".", section, settings);
            } else {
                settings.put(prefix + key, String.valueOf(value));
            }
        });
    }

    private static ComparedEntrant entrant(String text) {
        String one = text.strip();
        int end = 0;
        while (end < one.length() && "={:".indexOf(one.charAt(end)) < 0) {
            end++;
        }
        boolean labelled = end < one.length() && one.charAt(end) == '=';
        return labelled
                ? entrant(one.substring(0, end).strip(), one.substring(end + 1), one)
                : entrant("", one, one);
    }

    private static ComparedEntrant entrant(String label, String named, String whole) {
        try {
            int brace = named.indexOf('{');
            int colon = named.indexOf(':');
            NameAndSettings parsed = colon >= 0 && (brace < 0 || colon < brace)
                    ? colons(named, whole)
                    : NameAndSettings.parse(named);
            return entrant(label.isEmpty() ? whole.replaceAll("\\s", "") : label, parsed);
        } catch (CatalogueException e) {
            throw BadInputException.of(SETTING, e.getMessage());
        }
    }

    private static NameAndSettings colons(String text, String whole) {
        List<String> parts = NameAndSettings.split(text, ":");
        Map<String, String> settings = new LinkedHashMap<>();
        parts.subList(1, parts.size()).forEach(pair -> NameAndSettings.addPair(pair, whole, settings));
        return new NameAndSettings(parts.getFirst().strip(), settings);
    }

    private static ComparedEntrant entrant(String label, NameAndSettings named) {
        Catalogue catalogue = Catalogue.standard();
        if (catalogue.solvers().names(Trait.CHOOSES_PLANS).contains(named.name())) {
            throw BadInputException.of(SETTING, named.name() + " chooses the cache plans itself; allowed: "
                    + String.join(", ", SlotPlans.solvers()));
        }
        Checks.known(SETTING, named.name(), SlotPlans.solvers());
        if (catalogue.solvers().names(Trait.GENETIC).contains(named.name())) {
            for (String key : named.settings().keySet()) {
                String own = key.startsWith(SECTION) ? key.substring(SECTION.length()) : key;
                if (BUDGETED.contains(own)) {
                    throw new BadInputException(name -> name.apply(SETTING) + ": " + SECTION + own
                            + " is the same for all entrants, by " + name.apply("budget")
                            + "; an entrant may set other keys of ga");
                }
            }
        }
        NamedSolver solver = Checks.solver(SETTING, named.toString());
        return new ComparedEntrant(label, solver.name(), solver.settings());
    }

    /**
     * An entrant in a scenario.
     *
     * @param scenario with overrides for all entrants
     * @throws ScenarioException  if a value is not allowed
     * @throws CatalogueException if a setting has no effect, or the solver cannot solve such slots
     */
    static SolverEntrant in(Scenario scenario, ComparedEntrant entrant) {
        NamedSolver solver = Catalogue.standard().solver(new NameAndSettings(entrant.name(), entrant.settings()));
        return new SolverEntrant(entrant.label(), solver, solver.configure(scenario));
    }
}
