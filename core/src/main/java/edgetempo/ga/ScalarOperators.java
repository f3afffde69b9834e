package edgetempo.ga;

import edgetempo.mec.SlotProblem;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.mec.GaSettings;
import java.util.Arrays;

/**
 * Selection, crossover and mutation in plain loops; the specification of every other backend, draw for draw.
 *
 * <p>Random words of a child, all from streams named by (slot, generation, child): {@link StreamUse#GA_SELECTION} gives those of
 * {@link ParentSelection}, {@link Mating} (parent, whether to cross, mate) and {@link Crossover}; {@link StreamUse#GA_VARIATION}
 * gives one word for two genes: the first reads it as it is drawn, the second with its halves exchanged. What a gene reads
 * decides mutation by its size, supplies the new value by where below the mutation threshold it falls, and crossover by its lowest bit,
 * which matters only where the gene does not mutate. A crossover that is not uniform replaces that bit. The leading 16 bits are the
 * gene's own; the others only matter at the threshold, and to the last digits of a new value.
 *
 * <pre>
 *  parent  a a a a a a a a      mask bit 1: take the mate's gene
 *  mate    b b b b b b b b      word below p·2³²: redraw
 *  bits    0 1 1 0 0 1 0 0
 *  child   a b b a * b a a      (* mutated)
 * </pre>
 */
final class ScalarOperators {
    private final Chromosome chromosome;
    private final int population;
    private final int elites;
    private final ParentSelection parents;
    private final Mating mating;
    private final Crossover crossover;
    private final boolean masked;
    private final int[] words;
    private final int[] mask;
    private final int[] parent;
    private final int[] mate;
    private final int[] elite;
    private final RandomStream selection = new RandomStream();
    private final RandomStream variation = new RandomStream();

    ScalarOperators(GaSettings settings, Chromosome chromosome) {
        this.chromosome = chromosome;
        population = settings.population();
        elites = settings.elites();
        GaOperators named = GaOperators.installed();
        parents = named.selection(settings);
        mating = new Mating(settings);
        crossover = named.crossover(settings);
        masked = !(crossover instanceof UniformCrossover);
        words = new int[(parents.words() + crossover.words()) * population];
        mask = new int[masked ? (chromosome.genes() + Crossover.MASK_BITS - 1) / Crossover.MASK_BITS * population : 0];
        parent = new int[population];
        mate = new int[population];
        elite = new int[elites];
    }

    /** Draws the first population, or one individual and copies of it; {@code generation} names the streams. */
    void start(SlotProblem problem, int generation, double[] genes, boolean oneCopied) {
        variation.at(problem.seed, StreamUse.GA_START, problem.episode);
        for (int i = 0; i < population; i++) {
            variation.at(problem.frame, problem.slot, generation, oneCopied ? 0 : i);
            int drawn = 0;
            for (int g = 0; g < chromosome.genes(); g++) {
                drawn = word(g, drawn);
                genes[g * population + i] = value(g, RandomStream.openUniform(drawn));
            }
        }
    }

    /**
     * Makes the next generation.
     *
     * @param problem             names the streams. Not modified.
     * @param generation          names the streams
     * @param mutationProbability of each gene
     * @param genes               [genes × population] evaluated parents. Not modified.
     * @param fitness             [population]. Not modified.
     * @param children            [genes × population] receives the children. Modified.
     */
    void breed(SlotProblem problem, int generation, double mutationProbability, double[] genes, double[] fitness,
            double[] children) {
        selection.at(problem.seed, StreamUse.GA_SELECTION, problem.episode);
        variation.at(problem.seed, StreamUse.GA_VARIATION, problem.episode);
        for (int i = 0; i < population; i++) {
            selection.at(problem.frame, problem.slot, generation, i);
            for (int word = i; word < words.length; word += population) {
                words[word] = selection.nextInt();
            }
        }
        parents.select(fitness, words, population, parent);
        mating.pair(words, population, parent, mate);
        if (masked) {
            Arrays.fill(mask, 0);
            crossover.masks(chromosome.genes(), population, words, parents.words() * population, population, mask);
        }
        long mutationThreshold = Mating.threshold(mutationProbability);
        double mutationScale = 2.0 / Math.max(1, mutationThreshold);
        for (int i = 0; i < population; i++) {
            variation.at(problem.frame, problem.slot, generation, i);
            int drawn = 0;
            for (int g = 0; g < chromosome.genes(); g++) {
                drawn = word(g, drawn);
                int word = drawn;
                if (masked) {
                    word = word & ~1 | mask[g / Crossover.MASK_BITS * population + i] >>> g & 1;
                }
                double gene;
                if (Integer.toUnsignedLong(word) < mutationThreshold) {
                    gene = value(g, ((word >>> 1) + 0.5) * mutationScale);
                } else {
                    gene = genes[g * population + ((word & 1) != 0 ? mate : parent)[i]];
                }
                children[g * population + i] = gene;
            }
        }
        keepElites(genes, fitness, children);
    }

    /** What a gene reads; {@code last} is what the gene before it did. */
    private int word(int gene, int last) {
        return (gene & 1) == 0 ? variation.nextInt() : Integer.rotateLeft(last, Integer.SIZE / 2);
    }

    /** Gene value of a uniform number in (0, 1): a level of an integer gene, or the number itself. */
    private double value(int gene, double uniform) {
        int levels = chromosome.levels(gene);
        return levels == 0 ? uniform : Math.min((int) (uniform * levels), levels - 1);
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
