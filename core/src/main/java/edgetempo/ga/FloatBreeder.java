package edgetempo.ga;

import static jdk.incubator.vector.VectorOperators.F2I;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.NE;
import static jdk.incubator.vector.VectorOperators.ULT;

import edgetempo.mec.SlotProblem;
import edgetempo.random.Lanes;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.random.VectorThreefry;
import edgetempo.scenario.GaSettings;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * Selection, crossover and mutation of a whole population in float, individuals along the lanes; {@link ScalarOperators} is the
 * specification, whose random words it draws one for one.
 *
 * <p>Selection counts, for a vector of draws at once, the cumulative weights that each draw passes: population/lanes · population
 * comparisons and no search. Variation takes one word a gene for mutation, new value and crossover bit. A row's parents are picked by a
 * two-vector permutation where a row is one or two vectors, by a gather where it is longer.
 */
final class FloatBreeder {
    private static final VectorSpecies<Float> FLOAT = Lanes.FLOAT;
    private static final VectorSpecies<Integer> INT = Lanes.INT;
    private static final int LANES = FLOAT.length();
    private static final double TWO_32 = 0x1p32;
    private static final float LOG2_E = (float) (1 / Math.log(2));
    private static final float LN_2_HIGH = 0.693359375f;
    private static final float LN_2_LOW = -2.12194440e-4f;
    private static final float SMALLEST_EXPONENT = -87f;

    private final Chromosome chromosome;
    private final int population;
    private final int stride;
    private final int elites;
    private final int genes;
    private final int crossoverThreshold;
    private final boolean alwaysCrosses;
    private final int mutationThreshold;
    private final boolean alwaysMutates;
    private final float mutationScale;
    private final float[] cumulative;
    private final int[] parent;
    private final int[] mate;
    private final int[] elite;
    private final int[] words;
    private final int[] gathered = new int[LANES];
    private final int[] selectionKey = new int[4];
    private final int[] variationKey = new int[4];
    private final RandomStream stream = new RandomStream();

    FloatBreeder(GaSettings settings, Chromosome chromosome) {
        this.chromosome = chromosome;
        population = settings.population();
        stride = Lanes.pad(population);
        elites = settings.elites();
        genes = chromosome.genes();
        long crossover = Math.round(settings.crossoverProbability() * TWO_32);
        alwaysCrosses = crossover == 1L << 32;
        crossoverThreshold = (int) crossover;
        long mutation = Math.round(settings.mutationProbability() * TWO_32);
        alwaysMutates = mutation == 1L << 32;
        mutationThreshold = (int) mutation;
        mutationScale = (float) (2.0 / Math.max(1, mutation));
        cumulative = new float[stride];
        parent = new int[stride];
        mate = new int[stride];
        elite = new int[elites];
        words = new int[4 * stride];
    }

    /** Draws the first population, or one individual and copies of it; padding lanes hold valid genes too. */
    void start(SlotProblem problem, float[] target, boolean oneCopied) {
        stream.at(problem.seed, StreamUse.GA_START, problem.episode);
        for (int i = 0; i < stride; i++) {
            stream.at(problem.frame, problem.slot, 0, oneCopied ? 0 : i);
            for (int g = 0; g < genes; g++) {
                float uniform = (float) RandomStream.openUniform(stream.nextInt());
                int levels = chromosome.levels(g);
                target[g * stride + i] = levels == 0 ? uniform : Math.min((int) (uniform * levels), levels - 1);
            }
        }
    }

    /**
     * Makes the next generation.
     *
     * @param problem    names the streams. Not modified.
     * @param generation generation that {@code parents} is; names the streams
     * @param parents    [genes × stride] evaluated parents. Not modified.
     * @param fitness    [stride]. Not modified.
     * @param children   [genes × stride] receives the children. Modified.
     */
    void breed(SlotProblem problem, int generation, float[] parents, float[] fitness, float[] children) {
        stream.at(problem.seed, StreamUse.GA_SELECTION, problem.episode).copyKey(selectionKey);
        stream.at(problem.seed, StreamUse.GA_VARIATION, problem.episode).copyKey(variationKey);
        int frameSlot = RandomStream.frameSlot(problem.frame, problem.slot);
        accumulate(fitness);
        select(generation, frameSlot);
        for (int g = 0; g < genes; g += 4) {
            for (int lane = 0; lane < population; lane += LANES) {
                VectorThreefry.block(variationKey, g >>> 2, lane, generation, frameSlot, words, lane, stride);
            }
            int rows = Math.min(4, genes - g);
            for (int w = 0; w < rows; w++) {
                int levels = chromosome.levels(g + w);
                if (levels == 0) {
                    varyReals(parents, (g + w) * stride, w * stride, children);
                } else {
                    varyLevels(parents, (g + w) * stride, w * stride, levels, children);
                }
            }
        }
        keepElites(parents, fitness, children);
    }

    private void varyReals(float[] parents, int row, int wordRow, float[] children) {
        for (int lane = 0; lane < population; lane += LANES) {
            IntVector word = IntVector.fromArray(INT, words, wordRow + lane);
            FloatVector inherited = inherit(parents, row, lane, word);
            inherited.blend(uniform(word), mutates(word)).intoArray(children, row + lane);
        }
    }

    private void varyLevels(float[] parents, int row, int wordRow, int levels, float[] children) {
        for (int lane = 0; lane < population; lane += LANES) {
            IntVector word = IntVector.fromArray(INT, words, wordRow + lane);
            FloatVector inherited = inherit(parents, row, lane, word);
            IntVector level = ((IntVector) uniform(word).mul((float) levels)
                    .convertShape(F2I, INT, 0)).min(levels - 1);
            FloatVector value = (FloatVector) level.convertShape(I2F, FLOAT, 0);
            inherited.blend(value, mutates(word)).intoArray(children, row + lane);
        }
    }

    private VectorMask<Float> mutates(IntVector word) {
        return alwaysMutates ? FLOAT.maskAll(true) : word.compare(ULT, mutationThreshold).cast(FLOAT);
    }

    private FloatVector uniform(IntVector word) {
        return ((FloatVector) word.lanewise(LSHR, 1).convertShape(I2F, FLOAT, 0)).add(0.5f).mul(mutationScale);
    }

    /** The parent's gene, or the mate's where the word's lowest bit is set; a child that is not crossed is its own mate. */
    private FloatVector inherit(float[] parents, int row, int lane, IntVector word) {
        VectorMask<Integer> fromMate = word.and(1).compare(NE, 0);
        IntVector source = IntVector.fromArray(INT, parent, lane).blend(IntVector.fromArray(INT, mate, lane), fromMate);
        if (stride == LANES) {
            return pick(parents, row, source);
        }
        if (stride == 2 * LANES) {
            IntVector low = FloatVector.fromArray(FLOAT, parents, row).reinterpretAsInts();
            IntVector high = FloatVector.fromArray(FLOAT, parents, row + LANES).reinterpretAsInts();
            return source.selectFrom(low, high).reinterpretAsFloats();
        }
        source.intoArray(gathered, 0);
        return FloatVector.fromArray(FLOAT, parents, row, gathered, 0);
    }

    private static FloatVector pick(float[] parents, int row, IntVector source) {
        IntVector only = FloatVector.fromArray(FLOAT, parents, row).reinterpretAsInts();
        return source.selectFrom(only).reinterpretAsFloats();
    }

    /** Cumulative selection weights exp(fitness − max). */
    private void accumulate(float[] fitness) {
        float max = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < population; i++) {
            max = Math.max(max, fitness[i]);
        }
        for (int lane = 0; lane < population; lane += LANES) {
            exp(FloatVector.fromArray(FLOAT, fitness, lane).sub(max)).intoArray(cumulative, lane);
        }
        float sum = 0;
        for (int i = 0; i < population; i++) {
            sum += cumulative[i];
            cumulative[i] = sum;
        }
    }

    /** e^x for x ≤ 0: 2^n·e^r with |r| ≤ ln 2/2, degree 6 as in the Cephes library's expf; 0 below the smallest normal float. */
    private static FloatVector exp(FloatVector x) {
        FloatVector clamped = x.max(SMALLEST_EXPONENT);
        IntVector n = (IntVector) clamped.mul(LOG2_E).sub(0.5f).convertShape(F2I, INT, 0);
        FloatVector whole = (FloatVector) n.convertShape(I2F, FLOAT, 0);
        FloatVector r = clamped.sub(whole.mul(LN_2_HIGH)).sub(whole.mul(LN_2_LOW));
        FloatVector p = FloatVector.broadcast(FLOAT, 1.9875691500e-4f);
        p = p.fma(r, FloatVector.broadcast(FLOAT, 1.3981999507e-3f));
        p = p.fma(r, FloatVector.broadcast(FLOAT, 8.3334519073e-3f));
        p = p.fma(r, FloatVector.broadcast(FLOAT, 4.1665795894e-2f));
        p = p.fma(r, FloatVector.broadcast(FLOAT, 1.6666665459e-1f));
        p = p.fma(r, FloatVector.broadcast(FLOAT, 5.0000001201e-1f));
        FloatVector power = p.mul(r).mul(r).add(r).add(1f);
        FloatVector scale = n.add(127).lanewise(LSHL, 23).reinterpretAsFloats();
        return power.mul(scale).blend(0f, x.compare(GE, SMALLEST_EXPONENT).not());
    }

    private void select(int generation, int frameSlot) {
        for (int lane = 0; lane < population; lane += LANES) {
            VectorThreefry.block(selectionKey, 0, lane, generation, frameSlot, words, lane, stride);
        }
        float total = cumulative[population - 1];
        for (int lane = 0; lane < population; lane += LANES) {
            IntVector word = IntVector.fromArray(INT, words, lane);
            FloatVector target = ((FloatVector) word.lanewise(LSHR, 1).convertShape(I2F, FLOAT, 0)).add(0.5f)
                    .mul(0x1p-31f)
                    .mul(total);
            IntVector chosen = IntVector.zero(INT);
            for (int j = 0; j < population - 1; j++) {
                chosen = chosen.add(1, target.compare(GE, cumulative[j]).cast(INT));
            }
            chosen.intoArray(parent, lane);
        }
        for (int i = 0; i < population; i++) {
            boolean crosses = alwaysCrosses
                    || Integer.compareUnsigned(words[stride + i], crossoverThreshold) < 0;
            int drawn = (int) (((words[2 * stride + i] & 0xFFFF_FFFFL) * population) >>> 32);
            mate[i] = crosses ? parent[drawn] : parent[i];
        }
        for (int i = population; i < stride; i++) {
            parent[i] = 0;
            mate[i] = 0;
        }
    }

    /** Overwrites the first children by the fittest parents, ties to the lower index. */
    private void keepElites(float[] parents, float[] fitness, float[] children) {
        for (int e = 0; e < elites; e++) {
            int best = -1;
            for (int i = 0; i < population; i++) {
                if (!isElite(i, e) && (best < 0 || fitness[i] > fitness[best])) {
                    best = i;
                }
            }
            elite[e] = best;
            for (int g = 0; g < genes; g++) {
                children[g * stride + e] = parents[g * stride + best];
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
