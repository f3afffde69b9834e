package edgetempo.ga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edgetempo.mec.SlotProblem;
import edgetempo.random.Padding;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Crossovers as distributions, and the same on both backends. */
class CrossoverTest {
    private static final long SEED = 2718;
    private static final double ALPHA = 0.001;
    private static final int POPULATION = 16;
    private static final int GENERATIONS = 4000;

    /** Which genes came from the mate, [child][gene], over many generations. */
    private static List<boolean[]> masks(Crossover crossover, int genes) {
        int rows = (genes + Crossover.MASK_BITS - 1) / Crossover.MASK_BITS;
        int first = 3 * POPULATION;
        int[] words = new int[first + crossover.words() * POPULATION];
        RandomStream stream = new RandomStream().at(SEED, StreamUse.GA_SELECTION, 0);
        List<boolean[]> all = new ArrayList<>();
        for (int t = 0; t < GENERATIONS; t++) {
            for (int w = 0; w < words.length; w++) {
                words[w] = stream.at(0, 0, t, w).nextInt();
            }
            int[] mask = new int[rows * POPULATION];
            crossover.masks(genes, POPULATION, words, first, POPULATION, mask);
            for (int i = 0; i < POPULATION; i++) {
                boolean[] ofMate = new boolean[genes];
                for (int g = 0; g < genes; g++) {
                    ofMate[g] = (mask[g / 32 * POPULATION + i] >>> g % 32 & 1) == 1;
                }
                all.add(ofMate);
            }
        }
        return all;
    }

    private static int changes(boolean[] ofMate) {
        return (int) IntStream.range(1, ofMate.length).filter(g -> ofMate[g] != ofMate[g - 1]).count();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 32, 33, 64, 100})
    void onePointCutsEveryGapEquallyOftenAndTakesTheRestOfTheMate(int genes) {
        long[] cuts = new long[genes - 1];
        for (boolean[] ofMate : masks(new PointCrossover(1), genes)) {
            assertThat(ofMate[0]).isFalse();
            assertThat(ofMate[genes - 1]).isTrue();
            assertThat(changes(ofMate)).isEqualTo(1);
            cuts[(int) IntStream.range(0, genes).filter(g -> !ofMate[g]).count() - 1]++;
        }
        if (genes > 2) {
            double[] equal = new double[genes - 1];
            Arrays.fill(equal, 1);
            assertThat(new ChiSquareTest().chiSquareTest(equal, cuts)).as("seed " + SEED).isGreaterThan(ALPHA);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 31, 32, 50, 65})
    void twoPointsTakeWhatLiesBetweenThem(int genes) {
        long[] taken = new long[genes];
        List<boolean[]> all = masks(new PointCrossover(2), genes);
        for (boolean[] ofMate : all) {
            assertThat(changes(ofMate)).isLessThanOrEqualTo(2);
            for (int g = 0; g < genes; g++) {
                taken[g] += ofMate[g] ? 1 : 0;
            }
        }
        for (int g = 0; g < genes; g++) {
            double probability = 2.0 * (g + 1) * (genes - g) / ((genes + 1.0) * (genes + 1));
            double sigma = Math.sqrt(probability * (1 - probability) / all.size());
            assertThat((double) taken[g] / all.size()).as("gene %d of %d, seed %d", g, genes, SEED)
                    .isCloseTo(probability, within(4.5 * sigma));
        }
    }

    @Test
    void aSingleGeneHasNoGapAndStaysTheParents() {
        assertThat(masks(new PointCrossover(1), 1)).allMatch(ofMate -> !ofMate[0]);
    }

    static List<Arguments> sizes() {
        List<Arguments> sizes = new ArrayList<>();
        for (String crossover : List.of("ONE_POINT", "TWO_POINT")) {
            for (String variant : List.of("IMPROVED", "DISCRETE", "JOINT")) {
                for (int population : new int[]{2, 15, 16, 31, 33, 1021}) {
                    sizes.add(Arguments.of(crossover, variant, population));
                }
            }
        }
        return sizes;
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void childrenOfTheVectorKernelsAreThoseOfTheSpecification(String crossover, String variant, int population) {
        Scenario scenario = ScenarioReader.load("physical-m2-n20", List.of("network.users=13",
                "ga.crossover=" + crossover, "ga.variant=" + variant, "ga.population=" + population,
                "ga.selection=RANK", "ga.crossoverProbability=0.8"));
        Chromosome chromosome = Chromosome.of(scenario);
        SlotProblem problem = new SlotProblem(13, 2, 10);
        problem.seed = SEED;
        int genes = chromosome.genes();
        int stride = Padding.row(population);
        double[] parents = new double[genes * population];
        float[] floatParents = new float[genes * stride];
        double[] fitness = new double[population];
        float[] floatFitness = new float[stride];
        for (int i = 0; i < population; i++) {
            fitness[i] = i % 7;
            floatFitness[i] = i % 7;
            for (int g = 0; g < genes; g++) {
                parents[g * population + i] = 100 + i;
                floatParents[g * stride + i] = 100 + i;
            }
        }
        double[] children = new double[genes * population];
        float[] floatChildren = new float[genes * stride];
        new ScalarOperators(scenario.ga(), chromosome).breed(problem, 3, 0.1, parents, fitness, children);
        new FloatBreeder(scenario.ga(), chromosome).breed(problem, 3, 0.1, floatParents, floatFitness,
                Math.min(6, population - 1), floatChildren);
        for (int i = 0; i < population; i++) {
            for (int g = 0; g < genes; g++) {
                assertThat((double) floatChildren[g * stride + i]).as("gene %d of child %d", g, i)
                        .isCloseTo(children[g * population + i], within(1e-6));
            }
        }
    }

    @Test
    void crossedChildrenHaveRunsOfTheirMatesGenes() {
        Scenario scenario = ScenarioReader.load("physical-m2-n20", List.of("ga.crossover=ONE_POINT",
                "ga.crossoverProbability=1", "ga.mutationProbability=0", "ga.elites=0"));
        Chromosome chromosome = Chromosome.of(scenario);
        SlotProblem problem = new SlotProblem(20, 2, 10);
        int population = scenario.ga().population();
        double[] parents = new double[chromosome.genes() * population];
        for (int g = 0; g < chromosome.genes(); g++) {
            for (int i = 0; i < population; i++) {
                parents[g * population + i] = i;
            }
        }
        double[] children = new double[parents.length];
        new ScalarOperators(scenario.ga(), chromosome).breed(problem, 0, 0, parents, new double[population], children);
        int crossed = 0;
        for (int i = 0; i < population; i++) {
            int child = i;
            long switches = IntStream.range(1, chromosome.genes()).filter(
                    g -> children[g * population + child] != children[(g - 1) * population + child]).count();
            assertThat(switches).isLessThanOrEqualTo(1);
            crossed += (int) switches;
        }
        assertThat(crossed).isGreaterThan(population / 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNIFORM", "ONE_POINT", "TWO_POINT"})
    void aWarmSlotAllocatesNothingWhateverTheCrossover(String crossover) {
        for (GaBackend backend : GaBackends.all()) {
            Scenario scenario = ScenarioReader.load("physical-m2-n20", List.of("ga.crossover=" + crossover));
            GaEngine engine = backend.engine(scenario);
            SlotProblem problem = edgetempo.solver.SlotProblems.sample(scenario,
                    edgetempo.caching.StaticPlans.all(scenario), 1);
            edgetempo.mec.Decision decision = new edgetempo.mec.Decision(20, 2, 10);
            com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory
                    .getThreadMXBean();
            long least = Long.MAX_VALUE;
            // Vectors are boxed until C2 has compiled every kernel.
            for (int round = 0; round < 20_000 && least > 0; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                engine.solve(problem, GenerationListener.NONE, decision);
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
            assertThat(least).as(backend.name()).isZero();
        }
    }
}
