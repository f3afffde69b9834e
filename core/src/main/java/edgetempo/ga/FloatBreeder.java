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
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
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
    private static final float LOG2_E = (float) (1 / Math.log(2));
    private static final float LN_2_HIGH = 0.693359375f;
    private static final float LN_2_LOW = -2.12194440e-4f;
    /** Threshold, unsigned, that no word but one reaches. */
    private static final int ALWAYS = -1;
    /** Words drawn at a time: 16 KiB, half a first-level cache. */
    private static final int CHUNK_WORDS = 4096;
    private static final float SMALLEST_EXPONENT = -87f;

    private final Chromosome chromosome;
    private final int population;
    private final int stride;
    private final int elites;
    private final int genes;
    private final int crossoverThreshold;
    private final int mutationThreshold;
    private final float mutationScale;
    private final float[] cumulative;
    private final int[] parent;
    private final int[] mate;
    private final int[] elite;
    private final int chunk;
    private final int[] words;
    private final int[] gathered = new int[LANES];
    private final int[] key = new int[4];
    private final RandomStream stream = new RandomStream();

    FloatBreeder(GaSettings settings, Chromosome chromosome) {
        this.chromosome = chromosome;
        population = settings.population();
        stride = Lanes.pad(population);
        elites = settings.elites();
        genes = chromosome.genes();
        crossoverThreshold = (int) ScalarOperators.threshold(settings.crossoverProbability());
        long mutation = ScalarOperators.threshold(settings.mutationProbability());
        mutationThreshold = (int) mutation;
        mutationScale = (float) (2.0 / Math.max(1, mutation));
        cumulative = new float[stride];
        parent = new int[stride];
        mate = new int[stride];
        elite = new int[elites];
        chunk = Math.max(4, CHUNK_WORDS / stride / 4 * 4);
        words = new int[Math.min(chunk, (genes + 3) / 4 * 4) * stride];
    }

    /** Draws the first population, or one individual and copies of it; padding lanes hold valid genes too. */
    void start(SlotProblem problem, float[] target, boolean oneCopied) {
        stream.at(problem.seed, StreamUse.GA_START, problem.episode).copyKey(key);
        int frameSlot = RandomStream.frameSlot(problem.frame, problem.slot);
        for (int first = 0; first < genes; first += chunk) {
            int rows = Math.min(chunk, genes - first);
            draw(first, rows, 0, frameSlot);
            vary(target, first, rows, ALWAYS, 0x1p-31f);
        }
        if (oneCopied) {
            for (int g = 0; g < genes; g++) {
                Arrays.fill(target, g * stride, (g + 1) * stride, target[g * stride]);
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
     * @param leader     the fittest, ties to the lower index
     * @param children   [genes × stride] receives the children. Modified.
     */
    void breed(SlotProblem problem, int generation, float[] parents, float[] fitness, int leader, float[] children) {
        int frameSlot = RandomStream.frameSlot(problem.frame, problem.slot);
        stream.at(problem.seed, StreamUse.GA_SELECTION, problem.episode).copyKey(key);
        accumulate(fitness, fitness[leader]);
        select(generation, frameSlot);
        stream.at(problem.seed, StreamUse.GA_VARIATION, problem.episode).copyKey(key);
        for (int first = 0; first < genes; first += chunk) {
            int rows = Math.min(chunk, genes - first);
            draw(first, rows, generation, frameSlot);
            inherit(parents, children, first, rows);
            vary(children, first, rows, mutationThreshold, mutationScale);
        }
        keepElites(parents, fitness, leader, children);
    }

    /** One word a gene and individual for {@code rows} genes from {@code first}, a multiple of 4. */
    private void draw(int first, int rows, int generation, int frameSlot) {
        for (int row = 0; row < rows; row += 4) {
            for (int lane = 0; lane < population; lane += LANES) {
                VectorThreefry.block(key, first + row >>> 2, lane, generation, frameSlot, words, row * stride + lane,
                        stride);
            }
        }
    }

    /** Redraws the mutating genes of some rows in place: reals, or levels, as the chromosome has them. */
    private void vary(float[] target, int first, int rows, int threshold, float scale) {
        for (int row = 0; row < rows;) {
            int levels = chromosome.levels(first + row);
            int end = row + 1;
            while (end < rows && chromosome.levels(first + end) == levels) {
                end++;
            }
            if (levels == 0) {
                varyReals(target, first + row, row, end - row, threshold, scale);
            } else {
                varyLevels(target, first + row, row, end - row, levels, threshold, scale);
            }
            row = end;
        }
    }

    private void varyReals(float[] target, int gene, int wordRow, int rows, int threshold, float scale) {
        for (int row = 0; row < rows; row++) {
            int from = (wordRow + row) * stride;
            int to = (gene + row) * stride;
            for (int lane = 0; lane < population; lane += LANES) {
                IntVector word = IntVector.fromArray(INT, words, from + lane);
                FloatVector uniform = ((FloatVector) word.lanewise(LSHR, 1).convert(I2F, 0)).add(0.5f).mul(scale);
                FloatVector.fromArray(FLOAT, target, to + lane).reinterpretAsInts()
                        .blend(uniform.reinterpretAsInts(), word.compare(ULT, threshold)).reinterpretAsFloats()
                        .intoArray(target, to + lane);
            }
        }
    }

    private void varyLevels(float[] target, int gene, int wordRow, int rows, int levels, int threshold, float scale) {
        for (int row = 0; row < rows; row++) {
            int from = (wordRow + row) * stride;
            int to = (gene + row) * stride;
            for (int lane = 0; lane < population; lane += LANES) {
                IntVector word = IntVector.fromArray(INT, words, from + lane);
                FloatVector scaled = ((FloatVector) word.lanewise(LSHR, 1).convert(I2F, 0)).add(0.5f).mul(scale)
                        .mul((float) levels);
                // Counting the levels passed is the floor.
                FloatVector value = FloatVector.zero(FLOAT);
                for (int level = 1; level < levels; level++) {
                    value = value.add(1f, scaled.compare(GE, (float) level));
                }
                FloatVector.fromArray(FLOAT, target, to + lane).reinterpretAsInts()
                        .blend(value.reinterpretAsInts(), word.compare(ULT, threshold)).reinterpretAsFloats()
                        .intoArray(target, to + lane);
            }
        }
    }

    /**
     * Writes rows of inherited genes: the parent's, or the mate's where the word's lowest bit is set; a child that is not crossed is
     * its own mate. Three whole loops, because C2 boxes vectors that cross a call it does not inline.
     */
    private void inherit(float[] parents, float[] children, int first, int rows) {
        if (stride == LANES) {
            inheritFromOne(parents, children, first, rows);
        } else if (stride == 2 * LANES) {
            inheritFromTwo(parents, children, first, rows);
        } else {
            inheritByGather(parents, children, first, rows);
        }
    }

    private void inheritFromOne(float[] parents, float[] children, int first, int rows) {
        IntVector ownParent = IntVector.fromArray(INT, parent, 0);
        IntVector ownMate = IntVector.fromArray(INT, mate, 0);
        for (int row = 0; row < rows; row++) {
            int at = (first + row) * stride;
            IntVector only = FloatVector.fromArray(FLOAT, parents, at).reinterpretAsInts();
            IntVector word = IntVector.fromArray(INT, words, row * stride);
            ownParent.blend(ownMate, word.and(1).compare(NE, 0)).selectFrom(only).reinterpretAsFloats()
                    .intoArray(children, at);
        }
    }

    private void inheritFromTwo(float[] parents, float[] children, int first, int rows) {
        IntVector lowParent = IntVector.fromArray(INT, parent, 0);
        IntVector highParent = IntVector.fromArray(INT, parent, LANES);
        IntVector lowMate = IntVector.fromArray(INT, mate, 0);
        IntVector highMate = IntVector.fromArray(INT, mate, LANES);
        for (int row = 0; row < rows; row++) {
            int at = (first + row) * stride;
            int from = row * stride;
            IntVector low = FloatVector.fromArray(FLOAT, parents, at).reinterpretAsInts();
            IntVector high = FloatVector.fromArray(FLOAT, parents, at + LANES).reinterpretAsInts();
            IntVector lowWord = IntVector.fromArray(INT, words, from);
            lowParent.blend(lowMate, lowWord.and(1).compare(NE, 0)).selectFrom(low, high).reinterpretAsFloats()
                    .intoArray(children, at);
            IntVector highWord = IntVector.fromArray(INT, words, from + LANES);
            highParent.blend(highMate, highWord.and(1).compare(NE, 0)).selectFrom(low, high).reinterpretAsFloats()
                    .intoArray(children, at + LANES);
        }
    }

    private void inheritByGather(float[] parents, float[] children, int first, int rows) {
        for (int lane = 0; lane < population; lane += LANES) {
            for (int row = 0; row < rows; row++) {
                int at = (first + row) * stride;
                IntVector word = IntVector.fromArray(INT, words, row * stride + lane);
                IntVector.fromArray(INT, parent, lane)
                        .blend(IntVector.fromArray(INT, mate, lane), word.and(1).compare(NE, 0)).intoArray(gathered, 0);
                FloatVector.fromArray(FLOAT, parents, at, gathered, 0).intoArray(children, at + lane);
            }
        }
    }

    /** Cumulative selection weights exp(fitness − max). */
    private void accumulate(float[] fitness, float max) {
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
        IntVector n = (IntVector) clamped.mul(LOG2_E).sub(0.5f).convert(F2I, 0);
        FloatVector whole = (FloatVector) n.convert(I2F, 0);
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
            VectorThreefry.block(key, 0, lane, generation, frameSlot, words, lane, stride);
        }
        float total = cumulative[population - 1];
        for (int lane = 0; lane < population; lane += LANES) {
            IntVector word = IntVector.fromArray(INT, words, lane);
            FloatVector target = ((FloatVector) word.lanewise(LSHR, 1).convert(I2F, 0)).add(0.5f)
                    .mul(0x1p-31f)
                    .mul(total);
            IntVector chosen = IntVector.zero(INT);
            for (int j = 0; j < population - 1; j++) {
                chosen = chosen.add(1, target.compare(GE, cumulative[j]).cast(INT));
            }
            chosen.intoArray(parent, lane);
        }
        for (int i = 0; i < population; i++) {
            boolean crosses = Integer.compareUnsigned(words[stride + i], crossoverThreshold) < 0;
            int drawn = (int) (((words[2 * stride + i] & 0xFFFF_FFFFL) * population) >>> 32);
            mate[i] = crosses ? parent[drawn] : parent[i];
        }
        for (int i = population; i < stride; i++) {
            parent[i] = 0;
            mate[i] = 0;
        }
    }

    /** Overwrites the first children by the fittest parents, ties to the lower index. */
    private void keepElites(float[] parents, float[] fitness, int leader, float[] children) {
        for (int e = 0; e < elites; e++) {
            int best = e == 0 ? leader : -1;
            for (int i = 0; e > 0 && i < population; i++) {
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
