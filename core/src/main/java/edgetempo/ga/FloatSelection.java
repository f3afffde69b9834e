package edgetempo.ga;

import static jdk.incubator.vector.VectorOperators.F2I;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;

import edgetempo.mec.SlotProblem;
import edgetempo.random.Lanes;
import edgetempo.random.Padding;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.random.VectorThreefry;
import edgetempo.scenario.mec.GaSettings;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Parents, mates and masks of crossover of a whole generation, words drawn on vectors.
 *
 * <p>A roulette over a small population counts, for a vector of draws at once, the cumulative weights that each draw passes:
 * population/lanes · population comparisons and no search; over a larger one each draw bisects, without branches, which no predictor could
 * foresee. Every other selection is linear in the population, or nearly so, and shares its code with the scalar backend.
 */
final class FloatSelection {
    private static final VectorSpecies<Float> FLOAT = Lanes.FLOAT;
    private static final VectorSpecies<Integer> INT = Lanes.INT;
    private static final int LANES = FLOAT.length();
    /** Population up to which weights are in single precision. */
    private static final int MAX_IN_FLOAT = 2048;
    /** Whether vectors bisect: machines with narrower ones may have no gather. */
    private static final boolean GATHERS = LANES >= 8;
    /** Vectors that bisect side by side, for each waits for its own gathers. */
    private static final int TOGETHER = 4 * LANES;
    /** Population up to which counting is faster than bisection; one number at a time takes as long at every width. */
    private static final int MAX_COUNTED = GATHERS ? 6 * LANES : 24 * LANES;
    private static final float LOG2_E = (float) (1 / Math.log(2));
    private static final float LN_2_HIGH = 0.693359375f;
    private static final float LN_2_LOW = -2.12194440e-4f;
    private static final float MIN_EXPONENT = -87f;

    private final int population;
    private final int stride;
    private final boolean inFloat;
    private final ParentSelection selection;
    private final Mating mating;
    private final Crossover crossover;
    private final int genes;
    private final int[] words;
    private final float[] cumulative;
    /** Bits of the cumulative weights but for the last one, and the largest number from there to a power of two. */
    private final int[] bits;
    private final int half;
    private final int[] probe = new int[TOGETHER];
    private final double[] exactFitness;
    private final int[] key = new int[4];
    private final RandomStream stream = new RandomStream();

    /** [stride] parent of each child, padding included. */
    final int[] parent;
    /** [stride] mate of each child, the parent where it is not crossed. */
    final int[] mate;
    /** [⌈genes/32⌉ × stride] masks of {@link Crossover#masks}; of length 0 where crossover is uniform. */
    final int[] mask;

    FloatSelection(GaSettings settings, int genes) {
        population = settings.population();
        stride = Padding.row(population);
        GaOperators named = GaOperators.installed();
        selection = named.selection(settings);
        inFloat = selection instanceof SoftmaxRoulette && population <= MAX_IN_FLOAT;
        mating = new Mating(settings);
        crossover = named.crossover(settings);
        this.genes = genes;
        boolean masked = !(crossover instanceof UniformCrossover);
        mask = new int[masked ? (genes + Crossover.MASK_BITS - 1) / Crossover.MASK_BITS * stride : 0];
        words = new int[(selection.words() + crossover.words() + 3) / 4 * 4 * stride];
        cumulative = new float[inFloat ? stride : 0];
        half = Integer.highestOneBit(population - 1);
        bits = new int[inFloat && population > MAX_COUNTED ? 2 * half : 0];
        Arrays.fill(bits, Integer.MAX_VALUE);
        exactFitness = new double[inFloat ? 0 : population];
        parent = new int[stride];
        mate = new int[stride];
    }

    /**
     * Chooses the parents, mates and masks of a generation's children.
     *
     * @param problem    names the streams. Not modified.
     * @param generation names the streams
     * @param fitness    [stride]. Not modified.
     * @param leader     the fittest, ties to the lower index
     */
    void select(SlotProblem problem, int generation, float[] fitness, int leader) {
        stream.at(problem.seed, StreamUse.GA_SELECTION, problem.episode).copyKey(key);
        int frameSlot = RandomStream.frameSlot(problem.frame, problem.slot);
        VectorThreefry.fill(key, 0, words.length / (4 * stride), 0, population, generation, frameSlot, words, stride,
                1);
        if (inFloat) {
            accumulate(fitness, fitness[leader]);
            if (population <= MAX_COUNTED) {
                count();
            } else {
                sortBits();
                if (GATHERS) {
                    bisectTogether();
                } else {
                    bisect();
                }
            }
        } else {
            for (int i = 0; i < population; i++) {
                exactFitness[i] = fitness[i];
            }
            selection.select(exactFitness, words, stride, parent);
        }
        mating.pair(words, stride, parent, mate);
        if (mask.length > 0) {
            Arrays.fill(mask, 0);
            crossover.masks(genes, population, words, selection.words() * stride, stride, mask);
        }
        for (int i = population; i < stride; i++) {
            parent[i] = 0;
            mate[i] = 0;
        }
    }

    /**
     * Cumulative selection weights exp(fitness − max). The exponential is 2^n·e^r with |r| ≤ ln 2/2, degree 6 as in the Cephes
     * library's expf, and 0 below the smallest normal float.
     */
    private void accumulate(float[] fitness, float max) {
        for (int lane = 0; lane < population; lane += LANES) {
            FloatVector x = FloatVector.fromArray(FLOAT, fitness, lane).sub(max);
            FloatVector clamped = x.max(MIN_EXPONENT);
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
            power.mul(scale).blend(0f, x.compare(GE, MIN_EXPONENT).not()).intoArray(cumulative, lane);
        }
        float sum = 0;
        for (int i = 0; i < population; i++) {
            sum += cumulative[i];
            cumulative[i] = sum;
        }
    }

    /** Bits of floats that are not negative compare as they do. */
    private void sortBits() {
        for (int i = 0; i < population - 1; i++) {
            bits[i] = Float.floatToRawIntBits(cumulative[i]);
        }
    }

    /** What {@link #count} finds. */
    private void bisect() {
        float total = cumulative[population - 1];
        for (int i = 0; i < population; i++) {
            int target = Float.floatToRawIntBits(((words[i] >>> 1) + 0.5f) * 0x1p-31f * total);
            int passed = 0;
            for (int step = half; step > 0; step >>= 1) {
                passed += step & bits[passed + step - 1] - target - 1 >> 31;
            }
            parent[i] = passed;
        }
    }

    /** The same on vectors; the last ones twice where their number is no multiple of four. */
    private void bisectTogether() {
        float total = cumulative[population - 1];
        for (int group = 0; group < population; group += TOGETHER) {
            int lane = Math.min(group, stride - TOGETHER);
            IntVector a = ((FloatVector) IntVector.fromArray(INT, words, lane).lanewise(LSHR, 1).convert(I2F, 0))
                    .add(0.5f).mul(0x1p-31f).mul(total).reinterpretAsInts();
            IntVector b = ((FloatVector) IntVector.fromArray(INT, words, lane + LANES).lanewise(LSHR, 1).convert(I2F,
                    0))
                    .add(0.5f).mul(0x1p-31f).mul(total).reinterpretAsInts();
            IntVector c = ((FloatVector) IntVector.fromArray(INT, words, lane + 2 * LANES).lanewise(LSHR, 1)
                    .convert(I2F, 0))
                    .add(0.5f).mul(0x1p-31f).mul(total).reinterpretAsInts();
            IntVector d = ((FloatVector) IntVector.fromArray(INT, words, lane + 3 * LANES).lanewise(LSHR, 1)
                    .convert(I2F, 0))
                    .add(0.5f).mul(0x1p-31f).mul(total).reinterpretAsInts();
            IntVector passedA = IntVector.zero(INT);
            IntVector passedB = IntVector.zero(INT);
            IntVector passedC = IntVector.zero(INT);
            IntVector passedD = IntVector.zero(INT);
            for (int step = half; step > 0; step >>= 1) {
                passedA.add(step - 1).intoArray(probe, 0);
                passedB.add(step - 1).intoArray(probe, LANES);
                passedC.add(step - 1).intoArray(probe, 2 * LANES);
                passedD.add(step - 1).intoArray(probe, 3 * LANES);
                passedA = passedA.add(step, IntVector.fromArray(INT, bits, 0, probe, 0).compare(LE, a));
                passedB = passedB.add(step, IntVector.fromArray(INT, bits, 0, probe, LANES).compare(LE, b));
                passedC = passedC.add(step, IntVector.fromArray(INT, bits, 0, probe, 2 * LANES).compare(LE, c));
                passedD = passedD.add(step, IntVector.fromArray(INT, bits, 0, probe, 3 * LANES).compare(LE, d));
            }
            passedA.intoArray(parent, lane);
            passedB.intoArray(parent, lane + LANES);
            passedC.intoArray(parent, lane + 2 * LANES);
            passedD.intoArray(parent, lane + 3 * LANES);
        }
    }

    private void count() {
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
    }
}
