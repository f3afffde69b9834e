package edgetempo.ga;

import edgetempo.mec.SlotProblem;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.GaSettings;

/**
 * Selection, crossover and mutation in plain loops; the specification of every other backend, draw for draw.
 *
 * <p>Random words of a child, all from streams named by (slot, generation, child): {@link StreamUse#GA_SELECTION} gives three
 * words (parent, whether to cross, mate); {@link StreamUse#GA_VARIATION} gives one word a gene, which decides mutation by its size,
 * supplies the new value by where below the mutation threshold it falls, and crossover by its lowest bit, which matters only where
 * the gene does not mutate.
 *
 * <pre>
 *  parent  a a a a a a a a      mask bit 1: take the mate's gene
 *  mate    b b b b b b b b      word below p·2³²: redraw
 *  bits    0 1 1 0 0 1 0 0
 *  child   a b b a * b a a      (* mutated)
 * </pre>
 */
final class ScalarOperators {
    private static final double TWO_32 = 0x1p32;

    private final Chromosome chromosome;
    private final int population;
    private final int elites;
    private final long crossoverThreshold;
    private final long mutationThreshold;
    private final double mutationScale;
    private final double[] cumulative;
    private final int[] parent;
    private final int[] elite;
    private final RandomStream selection = new RandomStream();
    private final RandomStream variation = new RandomStream();

    ScalarOperators(GaSettings settings, Chromosome chromosome) {
        this.chromosome = chromosome;
        population = settings.population();
        elites = settings.elites();
        crossoverThreshold = threshold(settings.crossoverProbability());
        mutationThreshold = threshold(settings.mutationProbability());
        mutationScale = 2.0 / Math.max(1, mutationThreshold);
        cumulative = new double[population];
        parent = new int[population];
        elite = new int[elites];
    }

    /** What a word must be below, unsigned, with the given probability; 1 stands for 1 − 2⁻³². */
    static long threshold(double probability) {
        return Math.min(Math.round(probability * TWO_32), 0xFFFF_FFFFL);
    }

    /** Draws the first population, or one individual and copies of it. */
    void start(SlotProblem problem, double[] genes, boolean oneCopied) {
        variation.at(problem.seed, StreamUse.GA_START, problem.episode);
        for (int i = 0; i < population; i++) {
            variation.at(problem.frame, problem.slot, 0, oneCopied ? 0 : i);
            for (int g = 0; g < chromosome.genes(); g++) {
                genes[g * population + i] = value(g, RandomStream.openUniform(variation.nextInt()));
            }
        }
    }

    /**
     * Makes the next generation.
     *
     * @param problem    names the streams. Not modified.
     * @param generation generation that {@code genes} is; names the streams
     * @param genes      [genes × population] evaluated parents. Not modified.
     * @param fitness    [population]. Not modified.
     * @param children   [genes × population] receives the children. Modified.
     */
    void breed(SlotProblem problem, int generation, double[] genes, double[] fitness, double[] children) {
        selection.at(problem.seed, StreamUse.GA_SELECTION, problem.episode);
        variation.at(problem.seed, StreamUse.GA_VARIATION, problem.episode);
        accumulate(fitness);
        for (int i = 0; i < population; i++) {
            selection.at(problem.frame, problem.slot, generation, i);
            parent[i] = roulette(RandomStream.openUniform(selection.nextInt()));
        }
        for (int i = 0; i < population; i++) {
            selection.at(problem.frame, problem.slot, generation, i).nextInt();
            boolean crosses = Integer.toUnsignedLong(selection.nextInt()) < crossoverThreshold;
            int mate = parent[selection.nextInt(population)];
            variation.at(problem.frame, problem.slot, generation, i);
            for (int g = 0; g < chromosome.genes(); g++) {
                int word = variation.nextInt();
                double gene;
                if (Integer.toUnsignedLong(word) < mutationThreshold) {
                    gene = value(g, ((word >>> 1) + 0.5) * mutationScale);
                } else {
                    gene = genes[g * population + (crosses && (word & 1) != 0 ? mate : parent[i])];
                }
                children[g * population + i] = gene;
            }
        }
        keepElites(genes, fitness, children);
    }

    /** Gene value of a uniform number in (0, 1): a level of an integer gene, or the number itself. */
    private double value(int gene, double uniform) {
        int levels = chromosome.levels(gene);
        return levels == 0 ? uniform : Math.min((int) (uniform * levels), levels - 1);
    }

    /** Cumulative selection weights exp(fitness − max). */
    private void accumulate(double[] fitness) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < population; i++) {
            max = Math.max(max, fitness[i]);
        }
        double sum = 0;
        for (int i = 0; i < population; i++) {
            sum += Math.exp(fitness[i] - max);
            cumulative[i] = sum;
        }
    }

    /** First individual whose cumulative weight exceeds the uniform's share of the total. */
    private int roulette(double uniform) {
        double target = uniform * cumulative[population - 1];
        int low = 0;
        int high = population - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] > target) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Overwrites the first children by the fittest parents, ties to the lower index. */
    private void keepElites(double[] genes, double[] fitness, double[] children) {
        for (int e = 0; e < elites; e++) {
            int best = -1;
            for (int i = 0; i < population; i++) {
                if (!isElite(i, e) && (best < 0 || fitness[i] > fitness[best])) {
                    best = i;
                }
            }
            elite[e] = best;
            for (int g = 0; g < chromosome.genes(); g++) {
                children[g * population + e] = genes[g * population + best];
            }
        }
    }

    private boolean isElite(int individual, int count) {
        for (int e = 0; e < count; e++) {
            if (elite[e] == individual) {
                return true;
            }
        }
        return false;
    }
}
