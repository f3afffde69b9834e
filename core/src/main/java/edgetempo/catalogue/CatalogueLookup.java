package edgetempo.catalogue;

import edgetempo.ga.Crossover;
import edgetempo.ga.GaOperators;
import edgetempo.ga.ParentSelection;
import edgetempo.scenario.NearestName;
import edgetempo.scenario.key.OpenChoices;
import edgetempo.scenario.mec.GaSettings;
import edgetempo.scenario.mec.TimeSettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lets scenarios and the genetic algorithm, which do not depend on the catalogue, look up names in {@link Catalogue#standard}. */
public final class CatalogueLookup implements OpenChoices, GaOperators {
    private static Registry<?> registry(String path) {
        return switch (path) {
            case SelectionProvider.KEY -> Catalogue.standard().selections();
            case CrossoverProvider.KEY -> Catalogue.standard().crossovers();
            case TimeSettings.SOLVER -> Catalogue.standard().solvers();
            default -> throw new IllegalArgumentException(path + " has no choices that can be added to");
        };
    }

    /** Whether a choice refers to another key that names the provider. */
    private static boolean elsewhere(String path, String value) {
        return path.equals(TimeSettings.SOLVER) && value.equals(TimeSettings.GENETIC);
    }

    @Override
    public List<String> names(String path) {
        List<String> names = registry(path).names();
        return elsewhere(path, TimeSettings.GENETIC)
                ? Stream.concat(Stream.of(TimeSettings.GENETIC), names.stream()).toList()
                : names;
    }

    @Override
    public String meaning(String path, String name) {
        return elsewhere(path, name)
                ? "the genetic algorithm of ga.variant"
                : registry(path).get(name).provider().description();
    }

    @Override
    public Optional<String> problem(String path, String value) {
        try {
            if (elsewhere(path, value)) {
                return Optional.empty();
            }
            NameAndSettings named = NameAndSettings.parse(value);
            Registry<?> registry = registry(path);
            Optional<? extends Registry.Entry<?>> entry = registry.find(named.name());
            if (entry.isEmpty()) {
                return Optional.of("is not one of " + String.join(", ", names(path)) + "; nearest: "
                        + NearestName.of(named.name(), names(path)));
            }
            Set<String> keys = entry.get().provider().settings().stream().filter(Setting::scenarioKey)
                    .map(Setting::name).collect(Collectors.toSet());
            for (String key : Catalogue.values(entry.get(), named).given().keySet()) {
                if (keys.contains(key)) {
                    return Optional.of("is refused: " + key + " is a key of its own");
                }
            }
            return Optional.empty();
        } catch (CatalogueException e) {
            return Optional.of("is refused: " + e.getMessage());
        }
    }

    @Override
    public Set<String> keysOf(String path, String value) {
        if (elsewhere(path, value)) {
            return Set.of();
        }
        return registry(path).get(NameAndSettings.parse(value).name()).provider().settings().stream()
                .filter(Setting::scenarioKey).map(Setting::name).collect(Collectors.toSet());
    }

    @Override
    public ParentSelection selection(GaSettings settings) {
        return Catalogue.standard().selection(settings);
    }

    @Override
    public Crossover crossover(GaSettings settings) {
        return Catalogue.standard().crossover(settings);
    }
}
