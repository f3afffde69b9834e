package edgetempo.scenario.mec;

import edgetempo.scenario.key.Key;
import edgetempo.scenario.key.Settings;
import java.util.Map;

/** Configuration of the genetic algorithm that solves a slot. */
public record GaSettings(
        @Key(value = "Chromosome and decoding.", source = "Liu et al. 2024, Alg. 1") GaVariant variant,
        @Key(value = "Individuals, on each island.", min = 2, max = 1_000_000, source = "released code") int population,
        @Key(value = "Generations per slot, the first population counted.", min = 1, max = 10_000_000,
                source = "released code: 20 for M = 2, 100 for M ≥ 3") int generations,
        @Key(value = "Probability that an individual is crossed with a mate.", min = 0, max = 1,
                source = "released code") double crossoverProbability,
        @Key(value = "Which genes a crossed individual has of its mate.", open = true, absent = "UNIFORM",
                source = "released code") String crossover,
        @Key(value = "Probability that a gene is redrawn.", min = 0, max = 1,
                source = "released code") double mutationProbability,
        @Key(value = "How the mutation probability changes while a slot is solved.",
                source = "released code") GaMutationSchedule mutationSchedule,
        @Key(value = "Mutation probability of the last generation; LINEAR_DECAY only.", min = 0, max = 1,
                source = "ours") double finalMutationProbability,
        @Key(value = "Largest mutation probability; STAGNATION only.", min = 0, max = 1,
                source = "ours") double highestMutationProbability,
        @Key(value = "Generations without improvement that double the mutation probability; STAGNATION only.", min = 1,
                max = 10_000_000, source = "ours") int mutationPatience,
        @Key(value = "How parents are chosen.", open = true, source = "released code") String selection,
        @Key(value = "Individuals that compete to be a parent, at most ga.population; TOURNAMENT only.", min = 1,
                max = 64, source = "ours") int tournamentSize,
        @Key(value = "How often the fittest is expected among as many parents as individuals; the least fit is 2 minus that. RANK only.",
                min = 1, max = 2, source = "ours") double rankPressure,
        @Key(value = "Whether the first population is drawn or one drawn individual copied.",
                source = "published: released code, where the improved GA copies and the plain one draws; physical: ours") GaStart start,
        @Key(value = "Whether a slot starts from the population that the slot before it left.",
                source = "published: released code; physical: ours") boolean carryOver,
        @Key(value = "Best individuals that survive a generation unchanged; fewer than ga.population.", min = 0,
                max = 1_000_000, source = "published: 0; physical: 1") int elites,
        @Key(value = "Which individual is the result.",
                source = "published: released code; physical: ours") GaResult result,
        @Key(value = "Populations that evolve apart but for migrants, in a ring.", min = 1, max = 256,
                source = "ours; 1 is a plain genetic algorithm") int islands,
        @Key(value = "Generations between migrations. Islands are checked for target fitness, stagnation and wall "
                + "time when they exchange migrants.",
                min = 1, max = 10_000, source = "ours") int migrationInterval,
        @Key(value = "Best individuals of an island that replace the worst of the next; fewer than ga.population.",
                min = 0, max = 1_000_000, source = "ours") int migrants,
        @Key(value = "Individuals of the memetic variant, on each island; stands for ga.population.", min = 2,
                max = 1_000_000, source = "ours") int memeticPopulation,
        @Key(value = "Generations of the memetic variant; stands for ga.generations.", min = 1, max = 10_000_000,
                source = "ours") int memeticGenerations,
        @Key(value = "Rounds of best responses that improve a child of the memetic variant; fewer where nobody gains any more.",
                min = 0, max = 1_000_000, source = "ours") int memeticPasses,
        @Key(value = "Fitness evaluations after which a slot ends; 0 is no limit.", min = 0, max = 9e15,
                source = "ours") long maxEvaluations,
        @Key(value = "Wall time after which a slot ends; 0 is no limit. Results then depend on the machine.",
                unit = "ms", min = 0, max = 9e15, source = "ours") long maxMillis,
        @Key(value = "Fitness at which a slot ends.", min = -1e9, source = "ours; .inf is never") double targetFitness,
        @Key(value = "Generations without improvement after which a slot ends; 0 is no limit.", min = 0,
                max = 10_000_000, source = "ours") int stagnationGenerations) {

    /**
     * The settings that the variant runs with: the memetic one brings its own population, generations and start, and never loses
     * its best; all others run as configured.
     */
    public GaSettings inForce() {
        if (variant != GaVariant.MEMETIC) {
            return this;
        }
        return Settings.with(this, Map.of("population", memeticPopulation, "generations", memeticGenerations, "start",
                GaStart.RANDOM, "carryOver", false, "elites", Math.clamp(elites, 1, memeticPopulation - 1), "result",
                GaResult.BEST_EVER));
    }
}
