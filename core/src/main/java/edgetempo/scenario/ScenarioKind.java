package edgetempo.scenario;

import edgetempo.scenario.fran.FranScenario;
import edgetempo.scenario.key.AnyScenario;
import edgetempo.scenario.mec.Scenario;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One of the two systems as the reader, the writer and the checks see it: its records, its presets and what its keys
 * demand of each other.
 *
 * @param <S> root record
 */
final class ScenarioKind<S extends AnyScenario> {
    /** Two-timescale edge caching and offloading. */
    static final ScenarioKind<Scenario> MEC = new ScenarioKind<>("a two-timescale scenario", Scenario.class,
            MecRules.RULES, Presets.DEFAULT, Presets::names, Presets::get, "network.users=30");
    /** Offloading in a fog radio access network. */
    static final ScenarioKind<FranScenario> FRAN = new ScenarioKind<>("an F-RAN scenario", FranScenario.class,
            FranRules.RULES, FranPresets.DEFAULT, FranPresets::names, FranPresets::get, "world.users=30");

    private final String words;
    private final ScenarioSchema<S> schema;
    private final List<Rule<S>> rules;
    private final String defaultPreset;
    private final Supplier<List<String>> presetNames;
    private final Function<String, S> presets;
    private final String exampleSet;

    ScenarioKind(String words, Class<S> root, List<Rule<S>> rules, String defaultPreset,
            Supplier<List<String>> presetNames, Function<String, S> presets, String exampleSet) {
        this.words = words;
        this.schema = new ScenarioSchema<>(root);
        this.rules = rules;
        this.defaultPreset = defaultPreset;
        this.presetNames = presetNames;
        this.presets = presets;
        this.exampleSet = exampleSet;
    }

    /** The kind of a scenario. */
    static ScenarioKind<? extends AnyScenario> of(AnyScenario scenario) {
        return scenario instanceof FranScenario ? FRAN : MEC;
    }

    /** The kind that has a preset of this name, if any has. */
    static Optional<ScenarioKind<? extends AnyScenario>> withPreset(String name) {
        if (MEC.presetNames().contains(name)) {
            return Optional.of(MEC);
        }
        return FRAN.presetNames().contains(name) ? Optional.of(FRAN) : Optional.empty();
    }

    /** "an F-RAN scenario" or the like, for messages. */
    String words() {
        return words;
    }

    ScenarioSchema<S> schema() {
        return schema;
    }

    List<Rule<S>> rules() {
        return rules;
    }

    /** The preset that a file changes unless it names another. */
    String defaultPreset() {
        return defaultPreset;
    }

    List<String> presetNames() {
        return presetNames.get();
    }

    S preset(String name) {
        return presets.apply(name);
    }

    /** An override, for messages. */
    String exampleSet() {
        return exampleSet;
    }

    /** What to say of a name that is no preset of this kind. */
    String notAPreset(String name) {
        return withPreset(name).map(other -> "is " + other.words() + "; expected " + words + ", such as "
                + defaultPreset).orElseGet(() -> "is not a preset; nearest: " + NearestName.of(name, presetNames()));
    }
}
