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
 * <p>Variation takes half a word per gene for mutation, new value and crossover bit. A row's parents are picked by two-vector permutations
 * where a row is one or two vectors, or up to eight of 512 bits, and by a gather where it is longer. The fittest, which survive, are
 * children of themselves that no word mutates.
 */
final class FloatBreeder implements Breeder {
    private static final VectorSpecies<Float> FLOAT = Lanes.FLOAT;
    private static final VectorSpecies<Integer> INT = Lanes.INT;
    private static final int LANES = FLOAT.length();
    /**
     * Longest row, in vectors, that permutations beat a gather on. Narrower machines may have no permutation of two vectors; those of
     * 512 bits have one of 256 bits, too.
     */
    private static final int PERMUTED = LANES == 16
            ? 8
            : LANES == 8 && FloatVector.SPECIES_PREFERRED.length() == 16 ? 4 : 1;
    /** Row of two vectors: known to the compiler, which checks bounds once a loop then. */
    private static final int TWO = 2 * LANES;
    /** Row of four. */
    private static final int FOUR = 4 * LANES;
    /**
     * Words drawn at a time, but for wide rows: 8 KiB, so that words, parents and children are in a first-level cache together. Wide
     * rows are drawn for as many individuals, so that each is gathered from once.
     */
    private static final int CHUNK_WORDS = 2048;
    /** Genes of a block of random words. */
    private static final int BLOCK_GENES = 8;

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
    /** [stride] what an individual's words must be below, unsigned, to redraw a gene. */
    private final int[] limit;
    /** [genes] where the genes end that have as many levels as one and follow it. */
    private final int[] alikeUntil;
    private final int chunk;
    /** Individuals that words are drawn for at a time. */
    private final int width;
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
        limit = new int[stride];
        alikeUntil = new int[genes];
        for (int g = genes - 1; g >= 0; g--) {
            boolean alike = g + 1 < genes && chromosome.levels(g) == chromosome.levels(g + 1);
            alikeUntil[g] = alike ? alikeUntil[g + 1] : g + 1;
        }
        chunk = Math.max(1, CHUNK_WORDS / stride / BLOCK_GENES) * BLOCK_GENES;
        width = Math.min(stride, CHUNK_WORDS);
        words = new int[Math.min(chunk, (genes + BLOCK_GENES - 1) / BLOCK_GENES * BLOCK_GENES) * width];
    }

    @Override
    public void start(SlotProblem problem, int generation, float[] target, boolean oneCopied) {
        stream.at(problem.seed, StreamUse.GA_START, problem.episode).copyKey(key);
        int frameSlot = RandomStream.frameSlot(problem.frame, problem.slot);
        for (int first = 0; first < genes; first += chunk) {
            int end = Math.min(first + chunk, genes);
            for (int from = 0; from < population; from += width) {
                int to = Math.min(from + width, population);
                draw(first, end, from, to, generation, frameSlot);
                for (int gene = first; gene < end; gene = alikeUntil[gene]) {
                    int rows = Math.min(alikeUntil[gene], end) - gene;
                    redraw(target, gene, gene - first, rows, chromosome.levels(gene), from, to);
                }
            }
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
        float scale = (float) (2.0 / Math.max(1, mutationThreshold));
        Arrays.fill(limit, (int) mutationThreshold);
        keepElites(fitness, leader);
        int frameSlot = RandomStream.frameSlot(problem.frame, problem.slot);
        stream.at(problem.seed, StreamUse.GA_VARIATION, problem.episode).copyKey(key);
        for (int first = 0; first < genes; first += chunk) {
            int end = Math.min(first + chunk, genes);
            for (int from = 0; from < population; from += width) {
                int to = Math.min(from + width, population);
                draw(first, end, from, to, generation, frameSlot);
                if (mask.length > 0) {
                    imprint(first, end, from, to);
                }
                for (int gene = first; gene < end; gene = alikeUntil[gene]) {
                    int rows = Math.min(alikeUntil[gene], end) - gene;
                    breedRows(parents, children, gene, gene - first, rows, chromosome.levels(gene), scale, from, to);
                }
            }
        }
    }

    /** A row of words for each gene from {@code first}, a multiple of 8, to {@code end}: those of some individuals. */
    private void draw(int first, int end, int from, int to, int generation, int frameSlot) {
        VectorThreefry.fill(key, first / BLOCK_GENES, (end - first + BLOCK_GENES - 1) / BLOCK_GENES, from, to - from,
                generation, frameSlot, words, width, 2);
    }

    /** Replaces the lowest bit of some rows' words by the masks of crossover. */
    private void imprint(int first, int end, int from, int to) {
        for (int gene = first; gene < end; gene++) {
            int at = (gene - first) * width - from;
            int maskRow = gene / Crossover.MASK_BITS * stride;
            for (int lane = from; lane < to; lane += LANES) {
                IntVector bit = IntVector.fromArray(INT, mask, maskRow + lane)
                        .lanewise(LSHR, gene % Crossover.MASK_BITS)
                        .and(1);
                IntVector.fromArray(INT, words, at + lane).and(~1).or(bit).intoArray(words, at + lane);
            }
        }
    }

    /** Redraws every gene of some rows. */
    private void redraw(float[] target, int gene, int wordRow, int rows, int levels, int from, int to) {
        FloatVector spread = FloatVector.broadcast(FLOAT, spreadOf(levels, 0x1p-31f));
        FloatVector middle = FloatVector.broadcast(FLOAT, 0.5f * spreadOf(levels, 0x1p-31f));
        for (int lane = from; lane < to; lane += LANES) {
            for (int row = 0; row < rows; row++) {
                IntVector word = IntVector.fromArray(INT, words, (wordRow + row) * width + lane - from);
                FloatVector value = ((FloatVector) word.lanewise(LSHR, 1).convert(I2F, 0)).fma(spread, middle);
                if (levels > 0) {
                    // Counting the levels passed is the floor.
                    FloatVector scaled = value;
                    value = FloatVector.zero(FLOAT).add(1f, scaled.compare(GE, 1f));
                    for (int level = 2; level < levels; level++) {
                        value = value.add(1f, scaled.compare(GE, (float) level));
                    }
                }
                value.intoArray(target, (gene + row) * stride + lane);
            }
        }
    }

    /** What spreads words below a limit, halved, over (0, 1), or over the levels of a gene that has some. */
    private static float spreadOf(int levels, float scale) {
        return scale * Math.max(1, levels);
    }

    /**
     * Makes some rows of children: of genes that have as many levels, or of reals. A gene is redrawn where the word is below the
     * individual's limit, else the parent's, or the mate's where the word's lowest bit is set; a child that is not crossed is its own
     * mate. Whole loops, because C2 boxes vectors that cross a call it does not inline.
     */
    private void breedRows(float[] parents, float[] children, int gene, int wordRow, int rows, int levels, float scale,
            int from, int to) {
        if (stride > PERMUTED * LANES && stride > FOUR) {
            breedByGatherRowByRow(parents, children, gene, wordRow, rows, levels, scale, from, to);
        } else if (stride > PERMUTED * LANES) {
            breedByGather(parents, children, gene, wordRow, rows, levels, scale, from, to);
        } else if (stride == LANES) {
            breedFromOne(parents, children, gene, wordRow, rows, levels, scale);
        } else if (stride == TWO) {
            breedFromTwo(parents, children, gene, wordRow, rows, levels, scale);
        } else if (stride == FOUR) {
            breedFromFour(parents, children, gene, wordRow, rows, levels, scale);
        } else {
            breedFromEight(parents, children, gene, wordRow, rows, levels, scale);
        }
    }

    private void breedFromOne(float[] parents, float[] children, int gene, int wordRow, int rows, int levels,
            float scale) {
        IntVector ownParent = IntVector.fromArray(INT, parent, 0);
        IntVector ownMate = IntVector.fromArray(INT, mate, 0);
        IntVector limits = IntVector.fromArray(INT, limit, 0);
        FloatVector spread = FloatVector.broadcast(FLOAT, spreadOf(levels, scale));
        FloatVector middle = FloatVector.broadcast(FLOAT, 0.5f * spreadOf(levels, scale));
        for (int row = 0; row < rows; row++) {
            int at = (gene + row) * LANES;
            IntVector only = FloatVector.fromArray(FLOAT, parents, at).reinterpretAsInts();
            IntVector word = IntVector.fromArray(INT, words, (wordRow + row) * LANES);
            FloatVector value = ((FloatVector) word.lanewise(LSHR, 1).convert(I2F, 0)).fma(spread, middle);
            if (levels > 0) {
                // Counting the levels passed is the floor.
                FloatVector scaled = value;
                value = FloatVector.zero(FLOAT).add(1f, scaled.compare(GE, 1f));
                for (int level = 2; level < levels; level++) {
                    value = value.add(1f, scaled.compare(GE, (float) level));
                }
            }
            ownParent.blend(ownMate, word.and(1).compare(NE, 0)).selectFrom(only)
                    .blend(value.reinterpretAsInts(), word.compare(ULT, limits)).reinterpretAsFloats()
                    .intoArray(children, at);
        }
    }

    private void breedFromTwo(float[] parents, float[] children, int gene, int wordRow, int rows, int levels,
            float scale) {
        IntVector lowParent = IntVector.fromArray(INT, parent, 0);
        IntVector highParent = IntVector.fromArray(INT, parent, LANES);
        IntVector lowMate = IntVector.fromArray(INT, mate, 0);
        IntVector highMate = IntVector.fromArray(INT, mate, LANES);
        IntVector lowLimit = IntVector.fromArray(INT, limit, 0);
        IntVector highLimit = IntVector.fromArray(INT, limit, LANES);
        FloatVector spread = FloatVector.broadcast(FLOAT, spreadOf(levels, scale));
        FloatVector middle = FloatVector.broadcast(FLOAT, 0.5f * spreadOf(levels, scale));
        for (int row = 0; row < rows; row++) {
            int at = (gene + row) * TWO;
            int from = (wordRow + row) * TWO;
            IntVector low = FloatVector.fromArray(FLOAT, parents, at).reinterpretAsInts();
            IntVector high = FloatVector.fromArray(FLOAT, parents, at + LANES).reinterpretAsInts();
            IntVector lowWord = IntVector.fromArray(INT, words, from);
            IntVector highWord = IntVector.fromArray(INT, words, from + LANES);
            FloatVector lowValue = ((FloatVector) lowWord.lanewise(LSHR, 1).convert(I2F, 0)).fma(spread, middle);
            FloatVector highValue = ((FloatVector) highWord.lanewise(LSHR, 1).convert(I2F, 0)).fma(spread, middle);
            if (levels > 0) {
                // Counting the levels passed is the floor.
                FloatVector lowScaled = lowValue;
                FloatVector highScaled = highValue;
                lowValue = FloatVector.zero(FLOAT).add(1f, lowScaled.compare(GE, 1f));
                highValue = FloatVector.zero(FLOAT).add(1f, highScaled.compare(GE, 1f));
                for (int level = 2; level < levels; level++) {
                    lowValue = lowValue.add(1f, lowScaled.compare(GE, (float) level));
                    highValue = highValue.add(1f, highScaled.compare(GE, (float) level));
                }
            }
            lowParent.blend(lowMate, lowWord.and(1).compare(NE, 0)).selectFrom(low, high)
                    .blend(lowValue.reinterpretAsInts(), lowWord.compare(ULT, lowLimit)).reinterpretAsFloats()
                    .intoArray(children, at);
            highParent.blend(highMate, highWord.and(1).compare(NE, 0)).selectFrom(low, high)
                    .blend(highValue.reinterpretAsInts(), highWord.compare(ULT, highLimit)).reinterpretAsFloats()
                    .intoArray(children, at + LANES);
        }
    }

    private void breedFromFour(float[] parents, float[] children, int gene, int wordRow, int rows, int levels,
            float scale) {
        FloatVector spread = FloatVector.broadcast(FLOAT, spreadOf(levels, scale));
        FloatVector middle = FloatVector.broadcast(FLOAT, 0.5f * spreadOf(levels, scale));
        for (int lane = 0; lane < population; lane += TWO) {
            IntVector lowParent = IntVector.fromArray(INT, parent, lane);
            IntVector highParent = IntVector.fromArray(INT, parent, lane + LANES);
            IntVector lowMate = IntVector.fromArray(INT, mate, lane);
            IntVector highMate = IntVector.fromArray(INT, mate, lane + LANES);
            IntVector lowLimit = IntVector.fromArray(INT, limit, lane);
            IntVector highLimit = IntVector.fromArray(INT, limit, lane + LANES);
            for (int row = 0; row < rows; row++) {
                int at = (gene + row) * FOUR;
                int from = (wordRow + row) * FOUR + lane;
                IntVector a = FloatVector.fromArray(FLOAT, parents, at).reinterpretAsInts();
                IntVector b = FloatVector.fromArray(FLOAT, parents, at + LANES).reinterpretAsInts();
                IntVector c = FloatVector.fromArray(FLOAT, parents, at + 2 * LANES).reinterpretAsInts();
                IntVector d = FloatVector.fromArray(FLOAT, parents, at + 3 * LANES).reinterpretAsInts();
                IntVector lowWord = IntVector.fromArray(INT, words, from);
                IntVector highWord = IntVector.fromArray(INT, words, from + LANES);
                FloatVector lowValue = ((FloatVector) lowWord.lanewise(LSHR, 1).convert(I2F, 0)).fma(spread, middle);
                FloatVector highValue = ((FloatVector) highWord.lanewise(LSHR, 1).convert(I2F, 0)).fma(spread, middle);
                if (levels > 0) {
                    // Counting the levels passed is the floor.
                    FloatVector lowScaled = lowValue;
                    FloatVector highScaled = highValue;
                    lowValue = FloatVector.zero(FLOAT).add(1f, lowScaled.compare(GE, 1f));
                    highValue = FloatVector.zero(FLOAT).add(1f, highScaled.compare(GE, 1f));
                    for (int level = 2; level < levels; level++) {
                        lowValue = lowValue.add(1f, lowScaled.compare(GE, (float) level));
                        highValue = highValue.add(1f, highScaled.compare(GE, (float) level));
                    }
                }
                IntVector lowFrom = lowParent.blend(lowMate, lowWord.and(1).compare(NE, 0));
                IntVector highFrom = highParent.blend(highMate, highWord.and(1).compare(NE, 0));
                lowFrom.selectFrom(a, b).blend(lowFrom.selectFrom(c, d), lowFrom.compare(GE, TWO))
                        .blend(lowValue.reinterpretAsInts(), lowWord.compare(ULT, lowLimit)).reinterpretAsFloats()
                        .intoArray(children, at + lane);
                highFrom.selectFrom(a, b).blend(highFrom.selectFrom(c, d), highFrom.compare(GE, TWO))
                        .blend(highValue.reinterpretAsInts(), highWord.compare(ULT, highLimit)).reinterpretAsFloats()
                        .intoArray(children, at + lane + LANES);
            }
        }
    }

    /** For rows of three, or five to eight vectors. Vectors behind the row's end are the last one again, which no index picks there. */
    private void breedFromEight(float[] parents, float[] children, int gene, int wordRow, int rows, int levels,
            float scale) {
        int last = stride - LANES;
        int fourth = Math.min(3 * LANES, last);
        int fifth = Math.min(4 * LANES, last);
        int sixth = Math.min(5 * LANES, last);
        int seventh = Math.min(6 * LANES, last);
        FloatVector spread = FloatVector.broadcast(FLOAT, spreadOf(levels, scale));
        FloatVector middle = FloatVector.broadcast(FLOAT, 0.5f * spreadOf(levels, scale));
        for (int pair = 0; pair < population; pair += TWO) {
            int lane = Math.min(pair, stride - TWO);
            IntVector lowParent = IntVector.fromArray(INT, parent, lane);
            IntVector highParent = IntVector.fromArray(INT, parent, lane + LANES);
            IntVector lowMate = IntVector.fromArray(INT, mate, lane);
            IntVector highMate = IntVector.fromArray(INT, mate, lane + LANES);
            IntVector lowLimit = IntVector.fromArray(INT, limit, lane);
            IntVector highLimit = IntVector.fromArray(INT, limit, lane + LANES);
            for (int row = 0; row < rows; row++) {
                int at = (gene + row) * stride;
                int from = (wordRow + row) * stride + lane;
                IntVector a = FloatVector.fromArray(FLOAT, parents, at).reinterpretAsInts();
                IntVector b = FloatVector.fromArray(FLOAT, parents, at + LANES).reinterpretAsInts();
                IntVector c = FloatVector.fromArray(FLOAT, parents, at + 2 * LANES).reinterpretAsInts();
                IntVector d = FloatVector.fromArray(FLOAT, parents, at + fourth).reinterpretAsInts();
                IntVector e = FloatVector.fromArray(FLOAT, parents, at + fifth).reinterpretAsInts();
                IntVector f = FloatVector.fromArray(FLOAT, parents, at + sixth).reinterpretAsInts();
                IntVector g = FloatVector.fromArray(FLOAT, parents, at + seventh).reinterpretAsInts();
                IntVector h = FloatVector.fromArray(FLOAT, parents, at + last).reinterpretAsInts();
                IntVector lowWord = IntVector.fromArray(INT, words, from);
                IntVector highWord = IntVector.fromArray(INT, words, from + LANES);
                FloatVector lowValue = ((FloatVector) lowWord.lanewise(LSHR, 1).convert(I2F, 0)).fma(spread, middle);
                FloatVector highValue = ((FloatVector) highWord.lanewise(LSHR, 1).convert(I2F, 0)).fma(spread, middle);
                if (levels > 0) {
                    // Counting the levels passed is the floor.
                    FloatVector lowScaled = lowValue;
                    FloatVector highScaled = highValue;
                    lowValue = FloatVector.zero(FLOAT).add(1f, lowScaled.compare(GE, 1f));
                    highValue = FloatVector.zero(FLOAT).add(1f, highScaled.compare(GE, 1f));
                    for (int level = 2; level < levels; level++) {
                        lowValue = lowValue.add(1f, lowScaled.compare(GE, (float) level));
                        highValue = highValue.add(1f, highScaled.compare(GE, (float) level));
                    }
                }
                IntVector lowFrom = lowParent.blend(lowMate, lowWord.and(1).compare(NE, 0));
                IntVector highFrom = highParent.blend(highMate, highWord.and(1).compare(NE, 0));
                lowFrom.selectFrom(a, b).blend(lowFrom.selectFrom(c, d), lowFrom.compare(GE, TWO))
                        .blend(lowFrom.selectFrom(e, f), lowFrom.compare(GE, 2 * TWO))
                        .blend(lowFrom.selectFrom(g, h), lowFrom.compare(GE, 3 * TWO))
                        .blend(lowValue.reinterpretAsInts(), lowWord.compare(ULT, lowLimit)).reinterpretAsFloats()
                        .intoArray(children, at + lane);
                highFrom.selectFrom(a, b).blend(highFrom.selectFrom(c, d), highFrom.compare(GE, TWO))
                        .blend(highFrom.selectFrom(e, f), highFrom.compare(GE, 2 * TWO))
                        .blend(highFrom.selectFrom(g, h), highFrom.compare(GE, 3 * TWO))
                        .blend(highValue.reinterpretAsInts(), highWord.compare(ULT, highLimit)).reinterpretAsFloats()
                        .intoArray(children, at + lane + LANES);
            }
        }
    }

    private void breedByGather(float[] parents, float[] children, int gene, int wordRow, int rows, int levels,
            float scale, int from, int to) {
        FloatVector spread = FloatVector.broadcast(FLOAT, spreadOf(levels, scale));
        FloatVector middle = FloatVector.broadcast(FLOAT, 0.5f * spreadOf(levels, scale));
        for (int lane = from; lane < to; lane += LANES) {
            IntVector ownParent = IntVector.fromArray(INT, parent, lane);
            IntVector ownMate = IntVector.fromArray(INT, mate, lane);
            IntVector limits = IntVector.fromArray(INT, limit, lane);
            for (int row = 0; row < rows; row++) {
                int at = (gene + row) * stride;
                IntVector word = IntVector.fromArray(INT, words, (wordRow + row) * width + lane - from);
                FloatVector value = ((FloatVector) word.lanewise(LSHR, 1).convert(I2F, 0)).fma(spread, middle);
                if (levels > 0) {
                    // Counting the levels passed is the floor.
                    FloatVector scaled = value;
                    value = FloatVector.zero(FLOAT).add(1f, scaled.compare(GE, 1f));
                    for (int level = 2; level < levels; level++) {
                        value = value.add(1f, scaled.compare(GE, (float) level));
                    }
                }
                ownParent.blend(ownMate, word.and(1).compare(NE, 0)).intoArray(gathered, 0);
                FloatVector.fromArray(FLOAT, parents, at, gathered, 0).reinterpretAsInts()
                        .blend(value.reinterpretAsInts(), word.compare(ULT, limits)).reinterpretAsFloats()
                        .intoArray(children, at + lane);
            }
        }
    }

    /** The same for wide rows, one after another, each in a first-level cache while it is gathered from. */
    private void breedByGatherRowByRow(float[] parents, float[] children, int gene, int wordRow, int rows, int levels,
            float scale, int from, int to) {
        FloatVector spread = FloatVector.broadcast(FLOAT, spreadOf(levels, scale));
        FloatVector middle = FloatVector.broadcast(FLOAT, 0.5f * spreadOf(levels, scale));
        for (int row = 0; row < rows; row++) {
            int at = (gene + row) * stride;
            int wordsAt = (wordRow + row) * width - from;
            for (int lane = from; lane < to; lane += LANES) {
                IntVector word = IntVector.fromArray(INT, words, wordsAt + lane);
                FloatVector value = ((FloatVector) word.lanewise(LSHR, 1).convert(I2F, 0)).fma(spread, middle);
                if (levels > 0) {
                    // Counting the levels passed is the floor.
                    FloatVector scaled = value;
                    value = FloatVector.zero(FLOAT).add(1f, scaled.compare(GE, 1f));
                    for (int level = 2; level < levels; level++) {
                        value = value.add(1f, scaled.compare(GE, (float) level));
                    }
                }
                IntVector.fromArray(INT, parent, lane)
                        .blend(IntVector.fromArray(INT, mate, lane), word.and(1).compare(NE, 0))
                        .intoArray(gathered, 0);
                FloatVector.fromArray(FLOAT, parents, at, gathered, 0).reinterpretAsInts()
                        .blend(value.reinterpretAsInts(), word.compare(ULT, IntVector.fromArray(INT, limit, lane)))
                        .reinterpretAsFloats().intoArray(children, at + lane);
            }
        }
    }

    /** The first children are copies of the fittest parents, ties to the lower index: not crossed, and below no limit. */
    private void keepElites(float[] fitness, int leader) {
        for (int e = 0; e < elites; e++) {
            int best = e == 0 ? leader : -1;
            for (int i = 0; e > 0 && i < population; i++) {
                if (!isElite(i, e) && (best < 0 || fitness[i] > fitness[best])) {
                    best = i;
                }
            }
            elite[e] = best;
        }
        for (int e = 0; e < elites; e++) {
            parent[e] = elite[e];
            mate[e] = elite[e];
            limit[e] = 0;
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
