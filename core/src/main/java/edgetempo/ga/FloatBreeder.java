package edgetempo.ga;

import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.NE;
import static jdk.incubator.vector.VectorOperators.ULT;

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
 * Crossover and mutation of a whole population in float, individuals along the lanes; {@link ScalarOperators} is the
 * specification, whose random words it draws one for one.
 *
 * <p>Variation takes one word per gene for mutation, new value and crossover bit. A row's parents are picked by two-vector permutations
 * where a row is one or two vectors, or up to eight of 512 bits, and by a gather where it is longer.
 */
final class FloatBreeder implements Breeder {
    private static final VectorSpecies<Float> FLOAT = Lanes.FLOAT;
    private static final VectorSpecies<Integer> INT = Lanes.INT;
    private static final int LANES = FLOAT.length();
    /** Longest row, in vectors, that permutations beat a gather on: narrower machines may have no permutation of two vectors. */
    private static final int PERMUTED = LANES == 16 ? 8 : 2;
    /** Threshold, unsigned, that no word but one reaches. */
    private static final int ALWAYS = -1;
    /** Words drawn at a time: 16 KiB, half a first-level cache. */
    private static final int CHUNK_WORDS = 4096;

    private final Chromosome chromosome;
    private final int population;
    private final int stride;
    private final int elites;
    private final int genes;
    private final FloatSelection selection;
    private final int[] parent;
    private final int[] mate;
    private final int[] mask;
    private final int[] elite;
    private final int chunk;
    private final int[] words;
    private final int[] gathered = new int[LANES];
    private final int[] key = new int[4];
    private final RandomStream stream = new RandomStream();

    FloatBreeder(GaSettings settings, Chromosome chromosome) {
        this.chromosome = chromosome;
        population = settings.population();
        stride = Padding.row(population);
        elites = settings.elites();
        genes = chromosome.genes();
        selection = new FloatSelection(settings, genes);
        parent = selection.parent;
        mate = selection.mate;
        mask = selection.mask;
        elite = new int[elites];
        chunk = Math.max(4, CHUNK_WORDS / stride / 4 * 4);
        words = new int[Math.min(chunk, (genes + 3) / 4 * 4) * stride];
    }

    @Override
    public void start(SlotProblem problem, int generation, float[] target, boolean oneCopied) {
        stream.at(problem.seed, StreamUse.GA_START, problem.episode).copyKey(key);
        int frameSlot = RandomStream.frameSlot(problem.frame, problem.slot);
        for (int first = 0; first < genes; first += chunk) {
            int rows = Math.min(chunk, genes - first);
            draw(first, rows, generation, frameSlot);
            redraw(target, first, rows);
        }
        if (oneCopied) {
            for (int g = 0; g < genes; g++) {
                Arrays.fill(target, g * stride, (g + 1) * stride, target[g * stride]);
            }
        }
    }

    @Override
    public void breed(SlotProblem problem, int generation, double mutationProbability, float[] parents, float[] fitness,
            int leader, float[] children) {
        selection.select(problem, generation, fitness, leader);
        long mutationThreshold = Mating.threshold(mutationProbability);
        float mutationScale = (float) (2.0 / Math.max(1, mutationThreshold));
        int frameSlot = RandomStream.frameSlot(problem.frame, problem.slot);
        stream.at(problem.seed, StreamUse.GA_VARIATION, problem.episode).copyKey(key);
        for (int first = 0; first < genes; first += chunk) {
            int rows = Math.min(chunk, genes - first);
            draw(first, rows, generation, frameSlot);
            if (mask.length > 0) {
                imprint(first, rows);
            }
            if (stride != 2 * LANES) {
                inherit(parents, children, first, rows);
            }
            vary(parents, children, first, rows, (int) mutationThreshold, mutationScale);
        }
        keepElites(parents, fitness, leader, children);
    }

    /** One word per gene and individual for {@code rows} genes from {@code first}, a multiple of 4. */
    private void draw(int first, int rows, int generation, int frameSlot) {
        VectorThreefry.fill(key, first >>> 2, rows + 3 >>> 2, population, generation, frameSlot, words, stride);
    }

    /** Replaces the lowest bit of some rows' words by the masks of crossover. */
    private void imprint(int first, int rows) {
        for (int row = 0; row < rows; row++) {
            int gene = first + row;
            int from = row * stride;
            int maskRow = gene / Crossover.MASK_BITS * stride;
            for (int lane = 0; lane < population; lane += LANES) {
                IntVector bit = IntVector.fromArray(INT, mask, maskRow + lane)
                        .lanewise(LSHR, gene % Crossover.MASK_BITS)
                        .and(1);
                IntVector.fromArray(INT, words, from + lane).and(~1).or(bit).intoArray(words, from + lane);
            }
        }
    }

    /** Redraws every gene of some rows. */
    private void redraw(float[] target, int first, int rows) {
        for (int row = 0; row < rows; row++) {
            int levels = chromosome.levels(first + row);
            if (levels == 0) {
                varyReals(target, first + row, row, 1, ALWAYS, 0x1p-31f);
            } else {
                varyLevels(target, first + row, row, 1, levels, ALWAYS, 0x1p-31f);
            }
        }
    }

    /**
     * Redraws the mutating genes of some rows: reals, or levels, as the chromosome has them. Where a row is two vectors, the inherited
     * genes are picked on the way.
     */
    private void vary(float[] parents, float[] children, int first, int rows, int threshold, float scale) {
        boolean fused = stride == 2 * LANES;
        for (int row = 0; row < rows;) {
            int levels = chromosome.levels(first + row);
            int end = row + 1;
            while (end < rows && chromosome.levels(first + end) == levels) {
                end++;
            }
            if (levels == 0 && fused) {
                breedRealsFromTwo(parents, children, first + row, row, end - row, threshold, scale);
            } else if (levels == 0) {
                varyReals(children, first + row, row, end - row, threshold, scale);
            } else if (fused) {
                breedLevelsFromTwo(parents, children, first + row, row, end - row, levels, threshold, scale);
            } else {
                varyLevels(children, first + row, row, end - row, levels, threshold, scale);
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
     * its own mate. Whole loops, because C2 boxes vectors that cross a call it does not inline.
     */
    private void inherit(float[] parents, float[] children, int first, int rows) {
        if (stride == LANES) {
            inheritFromOne(parents, children, first, rows);
        } else if (stride > PERMUTED * LANES) {
            inheritByGather(parents, children, first, rows);
        } else if (stride <= 4 * LANES) {
            inheritFromFour(parents, children, first, rows);
        } else {
            inheritFromEight(parents, children, first, rows);
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

    private void breedRealsFromTwo(float[] parents, float[] children, int gene, int wordRow, int rows, int threshold,
            float scale) {
        IntVector lowParent = IntVector.fromArray(INT, parent, 0);
        IntVector highParent = IntVector.fromArray(INT, parent, LANES);
        IntVector lowMate = IntVector.fromArray(INT, mate, 0);
        IntVector highMate = IntVector.fromArray(INT, mate, LANES);
        for (int row = 0; row < rows; row++) {
            int at = (gene + row) * stride;
            int from = (wordRow + row) * stride;
            IntVector low = FloatVector.fromArray(FLOAT, parents, at).reinterpretAsInts();
            IntVector high = FloatVector.fromArray(FLOAT, parents, at + LANES).reinterpretAsInts();
            IntVector lowWord = IntVector.fromArray(INT, words, from);
            FloatVector lowValue = ((FloatVector) lowWord.lanewise(LSHR, 1).convert(I2F, 0)).add(0.5f).mul(scale);
            lowParent.blend(lowMate, lowWord.and(1).compare(NE, 0)).selectFrom(low, high)
                    .blend(lowValue.reinterpretAsInts(), lowWord.compare(ULT, threshold)).reinterpretAsFloats()
                    .intoArray(children, at);
            IntVector highWord = IntVector.fromArray(INT, words, from + LANES);
            FloatVector highValue = ((FloatVector) highWord.lanewise(LSHR, 1).convert(I2F, 0)).add(0.5f).mul(scale);
            highParent.blend(highMate, highWord.and(1).compare(NE, 0)).selectFrom(low, high)
                    .blend(highValue.reinterpretAsInts(), highWord.compare(ULT, threshold)).reinterpretAsFloats()
                    .intoArray(children, at + LANES);
        }
    }

    private void breedLevelsFromTwo(float[] parents, float[] children, int gene, int wordRow, int rows, int levels,
            int threshold, float scale) {
        IntVector lowParent = IntVector.fromArray(INT, parent, 0);
        IntVector highParent = IntVector.fromArray(INT, parent, LANES);
        IntVector lowMate = IntVector.fromArray(INT, mate, 0);
        IntVector highMate = IntVector.fromArray(INT, mate, LANES);
        for (int row = 0; row < rows; row++) {
            int at = (gene + row) * stride;
            int from = (wordRow + row) * stride;
            IntVector low = FloatVector.fromArray(FLOAT, parents, at).reinterpretAsInts();
            IntVector high = FloatVector.fromArray(FLOAT, parents, at + LANES).reinterpretAsInts();
            IntVector lowWord = IntVector.fromArray(INT, words, from);
            IntVector highWord = IntVector.fromArray(INT, words, from + LANES);
            FloatVector lowScaled = ((FloatVector) lowWord.lanewise(LSHR, 1).convert(I2F, 0)).add(0.5f).mul(scale)
                    .mul((float) levels);
            FloatVector highScaled = ((FloatVector) highWord.lanewise(LSHR, 1).convert(I2F, 0)).add(0.5f).mul(scale)
                    .mul((float) levels);
            FloatVector lowValue = FloatVector.zero(FLOAT);
            FloatVector highValue = FloatVector.zero(FLOAT);
            for (int level = 1; level < levels; level++) {
                lowValue = lowValue.add(1f, lowScaled.compare(GE, (float) level));
                highValue = highValue.add(1f, highScaled.compare(GE, (float) level));
            }
            lowParent.blend(lowMate, lowWord.and(1).compare(NE, 0)).selectFrom(low, high)
                    .blend(lowValue.reinterpretAsInts(), lowWord.compare(ULT, threshold)).reinterpretAsFloats()
                    .intoArray(children, at);
            highParent.blend(highMate, highWord.and(1).compare(NE, 0)).selectFrom(low, high)
                    .blend(highValue.reinterpretAsInts(), highWord.compare(ULT, threshold)).reinterpretAsFloats()
                    .intoArray(children, at + LANES);
        }
    }

    /** For rows of three or four vectors. A vector behind the row's end is the last one again, which no index picks there. */
    private void inheritFromFour(float[] parents, float[] children, int first, int rows) {
        int fourth = Math.min(3 * LANES, stride - LANES);
        for (int lane = 0; lane < population; lane += LANES) {
            IntVector ownParent = IntVector.fromArray(INT, parent, lane);
            IntVector ownMate = IntVector.fromArray(INT, mate, lane);
            for (int row = 0; row < rows; row++) {
                int at = (first + row) * stride;
                IntVector word = IntVector.fromArray(INT, words, row * stride + lane);
                IntVector from = ownParent.blend(ownMate, word.and(1).compare(NE, 0));
                IntVector low = from.selectFrom(FloatVector.fromArray(FLOAT, parents, at).reinterpretAsInts(),
                        FloatVector.fromArray(FLOAT, parents, at + LANES).reinterpretAsInts());
                IntVector high = from.selectFrom(
                        FloatVector.fromArray(FLOAT, parents, at + 2 * LANES).reinterpretAsInts(),
                        FloatVector.fromArray(FLOAT, parents, at + fourth).reinterpretAsInts());
                low.blend(high, from.compare(GE, 2 * LANES)).reinterpretAsFloats().intoArray(children, at + lane);
            }
        }
    }

    /** For rows of five to eight vectors. Vectors behind the row's end are the last one again, which no index picks there. */
    private void inheritFromEight(float[] parents, float[] children, int first, int rows) {
        int last = stride - LANES;
        int sixth = Math.min(5 * LANES, last);
        int seventh = Math.min(6 * LANES, last);
        for (int lane = 0; lane < population; lane += LANES) {
            IntVector ownParent = IntVector.fromArray(INT, parent, lane);
            IntVector ownMate = IntVector.fromArray(INT, mate, lane);
            for (int row = 0; row < rows; row++) {
                int at = (first + row) * stride;
                IntVector word = IntVector.fromArray(INT, words, row * stride + lane);
                IntVector from = ownParent.blend(ownMate, word.and(1).compare(NE, 0));
                IntVector a = from.selectFrom(FloatVector.fromArray(FLOAT, parents, at).reinterpretAsInts(),
                        FloatVector.fromArray(FLOAT, parents, at + LANES).reinterpretAsInts());
                IntVector b = from.selectFrom(
                        FloatVector.fromArray(FLOAT, parents, at + 2 * LANES).reinterpretAsInts(),
                        FloatVector.fromArray(FLOAT, parents, at + 3 * LANES).reinterpretAsInts());
                IntVector c = from.selectFrom(
                        FloatVector.fromArray(FLOAT, parents, at + 4 * LANES).reinterpretAsInts(),
                        FloatVector.fromArray(FLOAT, parents, at + sixth).reinterpretAsInts());
                IntVector d = from.selectFrom(FloatVector.fromArray(FLOAT, parents, at + seventh).reinterpretAsInts(),
                        FloatVector.fromArray(FLOAT, parents, at + Math.min(7 * LANES, last)).reinterpretAsInts());
                a.blend(b, from.compare(GE, 2 * LANES)).blend(c, from.compare(GE, 4 * LANES))
                        .blend(d, from.compare(GE, 6 * LANES)).reinterpretAsFloats().intoArray(children, at + lane);
            }
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
