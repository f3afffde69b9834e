package edgetempo.ga;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every selection as a distribution, and mating. */
class ParentSelectionTest {
    private static final long SEED = 4711;
    private static final double ALPHA = 0.001;
    private static final int GENERATIONS = 20_000;

    /** Parents of many generations of equal fitness, [generation][child]. */
    private static int[][] parents(ParentSelection selection, double... fitness) {
        int population = fitness.length;
        int[] words = new int[selection.words() * population];
        RandomStream stream = new RandomStream().at(SEED, StreamUse.GA_SELECTION, 0);
        int[][] parents = new int[GENERATIONS][population];
        for (int t = 0; t < GENERATIONS; t++) {
            for (int i = 0; i < population; i++) {
                stream.at(0, 0, t, i);
                for (int word = i; word < words.length; word += population) {
                    words[word] = stream.nextInt();
                }
            }
            selection.select(fitness, words, population, parents[t]);
        }
        return parents;
    }

    private static void assertDistribution(int[][] parents, double... probability) {
        long[] counts = new long[probability.length];
        Arrays.stream(parents).flatMapToInt(Arrays::stream).forEach(parent -> counts[parent]++);
        int[] possible = IntStream.range(0, probability.length).filter(i -> probability[i] > 0).toArray();
        assertThat(IntStream.of(possible).mapToLong(i -> counts[i]).sum())
                .isEqualTo((long) parents.length * parents[0].length);
        assertThat(new ChiSquareTest().chiSquareTest(IntStream.of(possible).mapToDouble(i -> probability[i]).toArray(),
                IntStream.of(possible).mapToLong(i -> counts[i]).toArray())).as("seed " + SEED).isGreaterThan(ALPHA);
    }

    @Test
    void rouletteChoosesInProportionToTheExponentialOfFitness() {
        assertDistribution(parents(new SoftmaxRoulette(4), 301, 300, 302, -500), Math.E, 1, Math.E * Math.E, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void aTournamentIsWonByTheFittestOfThoseDrawn(int size) {
        double[] fitness = {3, -1, 7, 4, 0.5};
        int[] rank = {2, 0, 4, 3, 1};
        double[] probability = IntStream.of(rank).mapToDouble(r -> Math.pow(r + 1, size) - Math.pow(r, size)).toArray();
        assertDistribution(parents(new Tournament(5, size), fitness), probability);
    }

    @Test
    void equalsInATournamentHaveEqualChances() {
        assertDistribution(parents(new Tournament(4, 3), 2, 2, 2, 2), 1, 1, 1, 1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.3, 2})
    void rankingChoosesLinearlyInTheRankWhateverTheDistanceOfFitnesses(double pressure) {
        int[] rank = {2, 0, 3, 1};
        double[] probability = IntStream.of(rank).mapToDouble(r -> 2 - pressure + 2 * (pressure - 1) * r / 3).toArray();
        assertDistribution(parents(new LinearRanking(4, pressure), 3, -1, 7, 0.5), probability);
        assertDistribution(parents(new LinearRanking(4, pressure), 3, -1e300, 3.000001, 2.99), probability);
    }

    @Test
    void universalSamplingTakesEveryoneAsOftenAsExpectedRoundedUpOrDown() {
        double[] fitness = {0, 1, 2, -1, 0.3, -400, 1.9};
        double sum = Arrays.stream(fitness).map(Math::exp).sum();
        double[] probability = Arrays.stream(fitness).map(f -> Math.exp(f) / sum).toArray();
        probability[5] = 0;
        int[][] parents = parents(new StochasticUniversalSampling(7), fitness);
        assertDistribution(parents, probability);
        for (int[] generation : parents) {
            for (int i = 0; i < 7; i++) {
                int individual = i;
                long taken = Arrays.stream(generation).filter(parent -> parent == individual).count();
                assertThat((double) taken).isBetween(Math.floor(7 * probability[i]), Math.ceil(7 * probability[i]));
            }
        }
    }

    @Test
    void universalSamplingDealsParentsToChildrenAtRandom() {
        double[] fitness = {0, 1, 2};
        double[] probability = {1, Math.E, Math.E * Math.E};
        int[][] parents = parents(new StochasticUniversalSampling(3), fitness);
        for (int child = 0; child < 3; child++) {
            long[] counts = new long[3];
            for (int[] generation : parents) {
                counts[generation[child]]++;
            }
            assertThat(new ChiSquareTest().chiSquareTest(probability, counts)).as("child " + child)
                    .isGreaterThan(ALPHA);
        }
    }

    @Test
    void matesAreRandomOnesOfTheParentsAsOftenAsTheProbabilitySays() {
        Scenario scenario = ScenarioReader.load("physical-m2-n20",
                List.of("ga.population=5", "ga.crossoverProbability=0.3"));
        Mating mating = new Mating(scenario.ga());
        int[] parent = {10, 11, 12, 13, 14};
        int[] words = new int[15];
        int[] mate = new int[5];
        long[] drawn = new long[5];
        RandomStream stream = new RandomStream().at(SEED, StreamUse.GA_SELECTION, 1);
        for (int t = 0; t < GENERATIONS; t++) {
            for (int w = 0; w < words.length; w++) {
                words[w] = stream.nextInt();
            }
            mating.pair(words, 5, parent, mate);
            drawn[mate[0] - 10]++;
        }
        assertThat(new ChiSquareTest().chiSquareTest(new double[]{0.76, 0.06, 0.06, 0.06, 0.06}, drawn))
                .as("seed " + SEED).isGreaterThan(ALPHA);
    }

    @Test
    void orderIsAscendingAndStable() {
        double[] fitness = IntStream.range(0, 500).mapToDouble(i -> i * 37 % 11).toArray();
        FitnessOrder order = new FitnessOrder(500);
        order.sort(fitness);
        for (int rank = 1; rank < 500; rank++) {
            int before = order.at(rank - 1);
            int at = order.at(rank);
            assertThat(fitness[before] < fitness[at] || fitness[before] == fitness[at] && before < at).isTrue();
        }
    }
}
