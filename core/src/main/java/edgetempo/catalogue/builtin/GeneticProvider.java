package edgetempo.catalogue.builtin;

import edgetempo.catalogue.Catalogue;
import edgetempo.catalogue.CrossoverProvider;
import edgetempo.catalogue.Provider;
import edgetempo.catalogue.Registry;
import edgetempo.catalogue.SelectionProvider;
import edgetempo.catalogue.Setting;
import edgetempo.catalogue.SlotSolverProvider;
import edgetempo.catalogue.SolverContext;
import edgetempo.catalogue.SolverLimits;
import edgetempo.catalogue.Trait;
import edgetempo.ga.GaSolver;
import edgetempo.mec.SlotSolver;
import edgetempo.scenario.ScenarioKey;
import edgetempo.scenario.key.OpenChoices;
import edgetempo.scenario.mec.GaMutationSchedule;
import edgetempo.scenario.mec.GaSettings;
import edgetempo.scenario.mec.GaVariant;
import edgetempo.scenario.mec.Scenario;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The genetic algorithm with the chromosome of a variant. Its settings are the scenario's {@code ga} keys, but for the variant, for limits
 * of a slot, and for keys that the variant does not look at.
 */
record GeneticProvider(GaVariant variant) implements SlotSolverProvider {
    private static final String VARIANT = "ga.variant";
    private static final Set<String> LIMITS = Set.of(VARIANT, "ga.generations", "ga.memeticGenerations",
            "ga.maxEvaluations", "ga.maxMillis", "ga.carryOver");
    private static final Set<String> MEMETIC_ONLY = Set.of("ga.memeticPopulation", "ga.memeticPasses");
    private static final Set<String> NOT_MEMETIC = Set.of("ga.population", "ga.start", "ga.result");
    private static final int MAX_GENERATIONS = 10_000_000;

    @Override
    public String name() {
        return variant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String description() {
        return "genetic algorithm: " + switch (variant) {
            case DISCRETE -> "integer share genes, the paper's plain one";
            case IMPROVED -> "real share genes, the paper's improved one";
            case JOINT -> "as improved, and evolves the cache bits too";
            case MEMETIC -> "offload genes only, closed-form shares, children improved by best responses";
        };
    }

    @Override
    public Set<Trait> traits() {
        return switch (variant) {
            case DISCRETE, IMPROVED -> Set.of(Trait.GENETIC);
            case JOINT -> Set.of(Trait.GENETIC, Trait.CHOOSES_PLANS);
            case MEMETIC -> Set.of(Trait.GENETIC, Trait.REFERENCE);
        };
    }

    @Override
    public List<Setting> settings() {
        Set<String> without = variant == GaVariant.MEMETIC ? NOT_MEMETIC : MEMETIC_ONLY;
        return ScenarioKey.all().stream().filter(key -> key.path().startsWith("ga.") && !LIMITS.contains(key.path())
                && !without.contains(key.path())).map(Setting::ofKey).toList();
    }

    @Override
    public Map<String, String> scenarioKeys() {
        return Map.of(VARIANT, variant.name());
    }

    /** Keys of operators that are not chosen, of other mutation schedules, and of migration without islands have no effect. */
    @Override
    public Optional<String> problem(Scenario configured, Set<String> given) {
        GaSettings ga = configured.ga();
        for (String key : given) {
            Optional<String> without = unless(key, ga);
            if (without.isPresent()) {
                return Optional.of(key + " has no effect without " + without.get());
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<String> ignores(Scenario configured, String key) {
        boolean memetic = variant == GaVariant.MEMETIC;
        boolean looksAt = switch (key) {
            case VARIANT, "ga.maxEvaluations", "ga.maxMillis" -> true;
            case "ga.generations", "ga.carryOver" -> !memetic;
            case "ga.memeticGenerations" -> memetic;
            default -> settings().stream().map(Setting::name).anyMatch(key::equals);
        };
        return looksAt ? problem(configured, Set.of(key)) : Optional.of(key + " has no effect on " + name());
    }

    private static Optional<String> unless(String key, GaSettings ga) {
        return switch (key) {
            case "ga.finalMutationProbability" -> unless(ga, GaMutationSchedule.LINEAR_DECAY);
            case "ga.highestMutationProbability", "ga.mutationPatience" -> unless(ga, GaMutationSchedule.STAGNATION);
            case "ga.migrants", "ga.migrationInterval" -> ga.islands() > 1
                    ? Optional.empty()
                    : Optional.of("ga.islands above 1");
            default -> unless(key, SelectionProvider.KEY, ga.selection(), Catalogue.standard().selections())
                    .or(() -> unless(key, CrossoverProvider.KEY, ga.crossover(), Catalogue.standard().crossovers()));
        };
    }

    private static Optional<String> unless(GaSettings ga, GaMutationSchedule schedule) {
        return ga.mutationSchedule() == schedule ? Optional.empty() : Optional.of("ga.mutationSchedule=" + schedule);
    }

    private static Optional<String> unless(String key, String operatorKey, String chosen, Registry<?> operators) {
        if (OpenChoices.installed().keysOf(operatorKey, chosen).contains(key)) {
            return Optional.empty();
        }
        Stream<? extends Provider> all = operators.entries().stream().map(Registry.Entry::provider);
        return all.filter(provider -> provider.settings().stream().map(Setting::name).anyMatch(key::equals))
                .map(provider -> operatorKey + "=" + provider.name()).findFirst();
    }

    @Override
    public long minEvaluations(Scenario scenario) {
        GaSettings ga = scenario.ga().inForce();
        return (long) ga.population() * ga.islands() * evaluationCost(scenario);
    }

    @Override
    public long evaluationCost(Scenario scenario) {
        return variant == GaVariant.MEMETIC
                ? 1 + (long) scenario.ga().memeticPasses() * (scenario.network().servers() + 1)
                : 1;
    }

    @Override
    public SlotSolver create(SolverContext context) {
        Scenario scenario = context.scenario();
        SolverLimits limits = context.limits();
        if (limits.counted() || limits.millis() > 0) {
            int generations = limits.counted()
                    ? Math.clamp(Math.ceilDiv(limits.planned(), minEvaluations(scenario)), 1, MAX_GENERATIONS)
                    : MAX_GENERATIONS;
            long most = limits.counted() ? Math.max(1, limits.evaluations() / evaluationCost(scenario)) : 0;
            scenario = scenario.with(Map.of("ga.generations", generations, "ga.memeticGenerations", generations,
                    "ga.maxEvaluations", most, "ga.maxMillis", limits.millis()));
        }
        return new GaSolver(scenario, context.backend());
    }
}
