package edgetempo.catalogue;

import edgetempo.ga.GaBackend;
import edgetempo.mec.SlotSolver;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A slot solver with its settings, ready to be created; see {@link Catalogue#solver}. Immutable. */
public final class NamedSolver {
    private final Registry.Entry<SlotSolverProvider> entry;
    private final NameAndSettings named;
    private final SettingValues values;

    NamedSolver(Registry.Entry<SlotSolverProvider> entry, NameAndSettings named, SettingValues values) {
        this.entry = entry;
        this.named = named;
        this.values = values;
    }

    /** Name and settings, as {@link Catalogue#solver} reads them. */
    public String text() {
        return named.toString();
    }

    /** Name of the solver. */
    public String name() {
        return named.name();
    }

    /** Settings that were given, as texts by full name. */
    public Map<String, String> settings() {
        return values.given();
    }

    /** Whether the solver has a trait. */
    public boolean has(Trait trait) {
        return entry.provider().traits().contains(trait);
    }

    /**
     * Returns the scenario with the keys that name and settings set; the scenario itself if they set none.
     *
     * @throws edgetempo.scenario.ScenarioException if a value is not allowed, or keys contradict each other
     * @throws CatalogueException                   if a setting has no effect, or the solver cannot solve such slots
     */
    public Scenario configure(Scenario scenario) {
        Map<String, String> keys = new LinkedHashMap<>(
                entry.guarded("scenarioKeys failed", SlotSolverProvider::scenarioKeys));
        keys.putAll(values.givenKeys());
        Scenario configured = keys.isEmpty() ? scenario : ScenarioReader.with(scenario, keys, "solver " + text());
        entry.guarded("cannot look at its settings",
                provider -> provider.problem(configured, values.given().keySet())).ifPresent(problem -> {
                    throw new CatalogueException(name() + ": " + problem);
                });
        obstacle(configured).ifPresent(obstacle -> {
            throw new CatalogueException(name() + " cannot solve slots of " + scenario.name() + ": " + obstacle);
        });
        return configured;
    }

    /**
     * Why a key of the scenario's section {@code ga} has no effect on the solver; empty if it has one, or may have one on a third-party
     * solver.
     *
     * @param configured the scenario as {@link #configure} returned it
     */
    public Optional<String> ignores(Scenario configured, String key) {
        return entry.origin().foreign() ? Optional.empty() : entry.provider().ignores(configured, key);
    }

    /** Why the solver cannot solve slots of a scenario; empty if it can. */
    public Optional<String> obstacle(Scenario scenario) {
        return entry.guarded("cannot look at the scenario", provider -> provider.obstacle(scenario));
    }

    /** See {@link SlotSolverProvider#caution}. */
    public Optional<String> caution(Scenario scenario) {
        return entry.guarded("cannot look at the scenario", provider -> provider.caution(scenario, values));
    }

    /** See {@link SlotSolverProvider#minEvaluations}. */
    public long minEvaluations(Scenario configured) {
        return entry.guarded("minEvaluations failed", provider -> provider.minEvaluations(configured));
    }

    /** See {@link SlotSolverProvider#evaluationCost}. */
    public long evaluationCost(Scenario configured) {
        return entry.guarded("evaluationCost failed", provider -> provider.evaluationCost(configured));
    }

    /**
     * Creates a new solver, for one thread; checked while it runs if it is not EdgeTempo's own.
     *
     * @param configured the scenario as {@link #configure} returned it
     * @param backend    runs genetic algorithms
     * @param limits     of a slot
     * @throws PluginException if the provider is broken
     */
    public SlotSolver create(Scenario configured, GaBackend backend, SolverLimits limits) {
        SlotSolver made = entry.guarded("cannot be made",
                provider -> provider.create(new SolverContext(configured, backend, values, limits)));
        if (!entry.origin().foreign()) {
            return made;
        }
        if (made.choosesPlan() != has(Trait.CHOOSES_PLANS)) {
            throw new PluginException(entry.origin().text(), made.getClass().getName(),
                    "choosesPlan() is " + made.choosesPlan() + ", which trait " + Trait.CHOOSES_PLANS.name()
                            + " of its provider contradicts");
        }
        return CheckedSolver.of(made, entry.origin(), configured);
    }

    /** As {@link #create}, without limits, one per call. */
    public Supplier<SlotSolver> factory(Scenario configured, GaBackend backend) {
        return () -> create(configured, backend, SolverLimits.NONE);
    }
}
