package edgetempo.scenario.mec;

import edgetempo.scenario.key.AnyScenario;
import edgetempo.scenario.key.Key;
import edgetempo.scenario.key.Settings;
import java.util.Map;

/**
 * Everything that defines an experiment: the world, its semantics, the slot solver and the learning agent. A scenario
 * is a value: two equal scenarios with the same seed give the same numbers, on any machine and any thread count.
 *
 * @param name        preset or file name, shown in run folders and plots
 * @param description one sentence for {@code scenario list}
 */
public record Scenario(
        @Key(value = "Name of the scenario: up to 100 letters, digits, dots, underscores and dashes.",
                source = "ours") String name,
        @Key(value = "One sentence, on one line, on what the scenario is for.", source = "ours") String description,
        @Key("Servers, users and where they are.") NetworkSettings network,
        @Key("Radio uplink.") RadioSettings radio,
        @Key("Processors, cloud and links between servers.") ComputeSettings compute,
        @Key("Catalogue of services.") ServiceSettings services,
        @Key("What users ask for.") RequestSettings requests,
        @Key("Quality of service.") QosSettings qos,
        @Key("The two timescales.") TimeSettings time,
        @Key("Caches, reward and observation of the large timescale.") CachingSettings caching,
        @Key("How raw share genes become shares.") ShareSettings shares,
        @Key("Genetic algorithm of the small timescale.") GaSettings ga,
        @Key("Learning agent of the large timescale.") AgentSettings agent,
        @Key("Options of learning that the paper does not have.") LearningSettings learning) implements AnyScenario {

    /** Length K·M of a cache plan or of an actor's action. */
    public int planLength() {
        return network.servers() * services.count();
    }

    /** Duration of a slot, s; 0 where it is not specified. */
    public double slotS() {
        return network.slotS() > 0 ? network.slotS() : requests.slotS();
    }

    @Override
    public String size() {
        return network.servers() + " servers, " + network.users() + " users, " + services.count() + " services";
    }

    /**
     * Returns the scenario with one key changed. The value is not checked.
     *
     * @param path  dotted path, such as {@code ga.elites}; a section is replaced as a whole
     * @param value of the key's type; an int may stand for a long or a double
     * @throws IllegalArgumentException if there is no such key, or the value is of another type
     */
    public Scenario with(String path, Object value) {
        return Settings.with(this, path, value);
    }

    /** As {@link #with(String, Object)} with several keys. */
    public Scenario with(Map<String, ?> values) {
        return Settings.with(this, values);
    }
}
