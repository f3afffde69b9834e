package edgetempo.scenario;

/** Configuration of the genetic algorithm that solves a slot. */
public record GaSettings(
        @Key(value = "Chromosome and decoding.", source = "Liu et al. 2024, Alg. 1") GaVariant variant,
        @Key(value = "Individuals.", min = 2, max = 1_000_000, source = "released code") int population,
        @Key(value = "Generations per slot, the first population counted.", min = 1, max = 10_000_000, source = "released code: 20 for M = 2, 100 for M ≥ 3") int generations,
        @Key(value = "Probability that an individual is crossed with a mate.", min = 0, max = 1, source = "released code") double crossoverProbability,
        @Key(value = "Probability that a gene is redrawn.", min = 0, max = 1, source = "released code") double mutationProbability,
        @Key(value = "How parents are chosen.", source = "released code") GaSelection selection,
        @Key(value = "Whether the first population is drawn or one drawn individual copied.", source = "published: released code, where the improved GA copies and the plain one draws; physical: ours") GaStart start,
        @Key(value = "Whether a slot starts from the population that the slot before it left.", source = "published: released code; physical: ours") boolean carryOver,
        @Key(value = "Best individuals that survive a generation unchanged; fewer than ga.population.", min = 0, max = 1_000_000, source = "published: 0; physical: 1") int elites,
        @Key(value = "Which individual is the result.", source = "published: released code; physical: ours") GaResult result,
        @Key(value = "Fitness evaluations after which a slot ends; 0 is no limit.", min = 0, max = 9e15, source = "ours") long maxEvaluations,
        @Key(value = "Wall time after which a slot ends; 0 is no limit. Results then depend on the machine.", unit = "ms", min = 0, max = 9e15, source = "ours") long maxMillis,
        @Key(value = "Fitness at which a slot ends.", min = -1e9, source = "ours; .inf is never") double targetFitness,
        @Key(value = "Generations without improvement after which a slot ends; 0 is no limit.", min = 0, max = 10_000_000, source = "ours") int stagnationGenerations) {

    /** These settings with another chromosome. */
    public GaSettings withVariant(GaVariant newVariant) {
        return new GaSettings(newVariant, population, generations, crossoverProbability, mutationProbability, selection,
                start, carryOver, elites, result, maxEvaluations, maxMillis, targetFitness, stagnationGenerations);
    }
}
