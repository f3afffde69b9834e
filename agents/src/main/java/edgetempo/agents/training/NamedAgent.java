package edgetempo.agents.training;

import edgetempo.catalogue.Catalogue;
import edgetempo.catalogue.CatalogueException;
import edgetempo.catalogue.NameAndSettings;
import edgetempo.catalogue.PluginException;
import edgetempo.catalogue.Registry;
import edgetempo.catalogue.SettingValues;
import edgetempo.catalogue.Trait;
import edgetempo.mec.LargeTimescaleState;
import edgetempo.mec.SlotSolver;
import edgetempo.scenario.mec.Scenario;
import java.util.function.Supplier;
import org.tensorflow.proto.ConfigProto;

/** An agent with its settings, ready to be created. Immutable. */
public final class NamedAgent {
    private final Registry.Entry<AgentProvider> entry;
    private final SettingValues values;

    private NamedAgent(Registry.Entry<AgentProvider> entry, SettingValues values) {
        this.entry = entry;
        this.values = values;
    }

    /**
     * Looks up an agent by name and settings.
     *
     * @param text name, and settings in braces if there are any
     * @throws CatalogueException if there is none of this name, or a setting is not understood
     */
    public static NamedAgent of(Catalogue catalogue, String text) {
        NameAndSettings named = NameAndSettings.parse(text);
        Registry.Entry<AgentProvider> entry = catalogue.of(AgentProvider.KIND).get(named.name());
        return new NamedAgent(entry, Catalogue.values(entry, named));
    }

    /** Whether the agent has a trait. */
    public boolean has(Trait trait) {
        return entry.provider().traits().contains(trait);
    }

    /** Whether a scenario key has no effect on the agent. */
    public boolean ignores(String key) {
        return entry.guarded("ignoredKeys failed", AgentProvider::ignoredKeys).contains(key);
    }

    /**
     * Creates a new agent; checked while it runs if it is not EdgeTempo's own.
     *
     * @param seed   root of its random streams
     * @param config of a TensorFlow session
     * @param solver makes slot solvers of the kind that solves the episodes
     * @param threads that learning and planning may take, at least 1; what is learned does not depend on it
     * @throws PluginException if the provider is broken
     */
    public Learner create(Scenario scenario, long seed, Supplier<ConfigProto> config, Supplier<SlotSolver> solver,
            int threads) {
        int observation = LargeTimescaleState.size(scenario.caching().observation(), scenario.network().servers(),
                scenario.services().count());
        Learner made = entry.guarded("cannot be made",
                provider -> provider
                        .create(new AgentContext(scenario, observation, seed, config, solver, values, threads)));
        if (!entry.origin().foreign()) {
            return made;
        }
        if (made.slotSolver().isPresent() != has(Trait.SOLVES_SLOTS)) {
            throw new PluginException(entry.origin().text(), made.getClass().getName(),
                    "slotSolver() contradicts trait " + Trait.SOLVES_SLOTS.name() + " of its provider");
        }
        return new CheckedLearner(made, entry.origin(), scenario);
    }
}
