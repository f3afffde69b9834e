package edgetempo.ga;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.mec.SlotProblem;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.GaVariant;
import edgetempo.scenario.mec.Scenario;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

/** Operators as distributions. Parents carry their index as gene, so that a child tells where each gene came from. */
class ScalarOperatorsTest {
    private static final long SEED = 99;
    private static final double ALPHA = 0.001;

    private static Scenario scenario(String... sets) {
        return ScenarioReader.load("physical-m2-n20", List.of(sets));
    }

    private static double[][] breed(Scenario scenario, int population, double[] fitness, int generations) {
        Chromosome chromosome = new Chromosome(GaVariant.IMPROVED, 20, 2, 10);
        ScalarOperators operators = new ScalarOperators(scenario.ga(), chromosome);
        SlotProblem problem = new SlotProblem(20, 2, 10);
        problem.seed = SEED;
        double[] genes = new double[60 * population];
        for (int g = 0; g < 60; g++) {
            for (int i = 0; i < population; i++) {
                genes[g * population + i] = 100 + i;
            }
        }
        double[][] children = new double[generations][60 * population];
        for (int t = 0; t < generations; t++) {
            operators.breed(problem, t, scenario.ga().mutationProbability(), genes, fitness, children[t]);
        }
        return children;
    }

    @Test
    void parentsAreDrawnInProportionToTheExponentialOfTheirFitness() {
        Scenario scenario = scenario("ga.population=4", "ga.mutationProbability=0", "ga.crossoverProbability=0",
                "ga.elites=0");
        double[] fitness = {0, 1, 2, -700};
        long[] counts = new long[4];
        for (double[] generation : breed(scenario, 4, fitness, 3000)) {
            for (int i = 0; i < 4; i++) {
                counts[(int) generation[i] - 100]++;
            }
        }
        double[] expected = {1, Math.E, Math.E * Math.E};
        assertThat(counts[3]).isZero();
        assertThat(new ChiSquareTest().chiSquareTest(expected, Arrays.copyOf(counts, 3))).as("seed " + SEED)
                .isGreaterThan(ALPHA);
    }

    @Test
    void halfTheGenesOfACrossedChildAreItsMates() {
        Scenario scenario = scenario("ga.population=30", "ga.mutationProbability=0", "ga.crossoverProbability=0.45",
                "ga.elites=0");
        int crossed = 0;
        int children = 0;
        long[] genesOfMate = new long[2];
        for (double[] generation : breed(scenario, 30, new double[30], 300)) {
            for (int i = 0; i < 30; i++) {
                int column = i;
                double[] distinct = IntStream.range(0, 60).mapToDouble(g -> generation[g * 30 + column]).distinct()
                        .toArray();
                assertThat(distinct.length).isLessThanOrEqualTo(2);
                children++;
                if (distinct.length == 2) {
                    crossed++;
                    double first = distinct[0];
                    for (int g = 0; g < 60; g++) {
                        genesOfMate[generation[g * 30 + column] == first ? 0 : 1]++;
                    }
                }
            }
        }
        // A mate equals the parent in about 1 of 30 crossings plus the chance that both are the same individual.
        double expected = 0.45 * (1 - 2.0 / 30);
        double sigma = Math.sqrt(expected * (1 - expected) / children);
        assertThat((double) crossed / children).isBetween(expected - 0.02 - 4 * sigma, expected + 0.02 + 4 * sigma);
        double share = (double) genesOfMate[0] / (genesOfMate[0] + genesOfMate[1]);
        assertThat(share).isBetween(0.49, 0.51);
    }

    @Test
    void oneGeneInTenIsRedrawnUniformly() {
        Scenario scenario = scenario("ga.population=30", "ga.mutationProbability=0.1", "ga.crossoverProbability=0",
                "ga.elites=0");
        long[] offload = new long[3];
        double[] shares = new double[200_000];
        int mutatedShares = 0;
        long genes = 0;
        for (double[] generation : breed(scenario, 30, new double[30], 1000)) {
            for (int g = 0; g < 60; g++) {
                for (int i = 0; i < 30; i++) {
                    double gene = generation[g * 30 + i];
                    genes++;
                    if (gene < 100 && g < 20) {
                        offload[(int) gene]++;
                    } else if (gene < 100) {
                        shares[mutatedShares++] = gene;
                    }
                }
            }
        }
        double rate = (offload[0] + offload[1] + offload[2] + mutatedShares) / (double) genes;
        assertThat(rate).isBetween(0.0985, 0.1015);
        assertThat(new ChiSquareTest().chiSquareTest(new double[]{1, 1, 1}, offload)).isGreaterThan(ALPHA);
        double[] sample = Arrays.copyOf(shares, 20_000);
        assertThat(Arrays.stream(sample).min().orElseThrow()).isPositive();
        assertThat(Arrays.stream(sample).max().orElseThrow()).isLessThan(1);
        double[] grid = IntStream.range(0, 20_000).mapToDouble(i -> (i + 0.5) / 20_000).toArray();
        assertThat(new KolmogorovSmirnovTest().kolmogorovSmirnovTest(sample, grid)).isGreaterThan(ALPHA);
    }

    /** Two genes share a random word: mutation, new values to four bits and choice of the mate of one do not tell those of the other. */
    @Test
    void neighbouringGenesAreIndependent() {
        Scenario scenario = scenario("ga.population=30", "ga.mutationProbability=0.1", "ga.crossoverProbability=1",
                "ga.elites=0");
        long[][] mutations = new long[2][2];
        long[][] values = new long[16][16];
        long[][] mates = new long[2][2];
        for (double[] generation : breed(scenario, 30, new double[30], 2000)) {
            for (int i = 0; i < 30; i++) {
                int child = i;
                double[] inherited = IntStream.range(0, 60).mapToDouble(g -> generation[g * 30 + child])
                        .filter(gene -> gene >= 100)
                        .distinct().sorted().toArray();
                for (int g = 20; g < 60; g += 2) {
                    double first = generation[g * 30 + i];
                    double second = generation[(g + 1) * 30 + i];
                    mutations[first < 1 ? 1 : 0][second < 1 ? 1 : 0]++;
                    if (first < 1 && second < 1) {
                        values[(int) (first * 16)][(int) (second * 16)]++;
                    } else if (first >= 100 && second >= 100 && inherited.length == 2) {
                        mates[first == inherited[1] ? 1 : 0][second == inherited[1] ? 1 : 0]++;
                    }
                }
            }
        }
        assertThat(new ChiSquareTest().chiSquareTest(mutations)).as("mutations, seed " + SEED).isGreaterThan(ALPHA);
        assertThat(new ChiSquareTest().chiSquareTest(values)).as("values, seed " + SEED).isGreaterThan(ALPHA);
        assertThat(new ChiSquareTest().chiSquareTest(mates)).as("mates, seed " + SEED).isGreaterThan(ALPHA);
    }

    @Test
    void theFittestSurviveUnchangedTiesToTheLowerIndex() {
        Scenario scenario = scenario("ga.population=5", "ga.mutationProbability=1", "ga.elites=3");
        double[] children = breed(scenario, 5, new double[]{1, 7, 3, 7, 3}, 1)[0];
        for (int g = 0; g < 60; g++) {
            assertThat(Arrays.copyOfRange(children, g * 5, g * 5 + 3)).containsExactly(101, 103, 102);
            assertThat(children[g * 5 + 3]).isLessThan(100);
        }
    }

    @Test
    void aCopiedStartHoldsOneIndividualAndARandomOneMany() {
        Chromosome chromosome = new Chromosome(GaVariant.DISCRETE, 20, 2, 10);
        ScalarOperators operators = new ScalarOperators(scenario("ga.population=8").ga(), chromosome);
        double[] genes = new double[60 * 8];
        SlotProblem problem = new SlotProblem(20, 2, 10);
        operators.start(problem, 0, genes, true);
        for (int g = 0; g < 60; g++) {
            assertThat(Arrays.copyOfRange(genes, g * 8, g * 8 + 8)).containsOnly(genes[g * 8]);
            assertThat(genes[g * 8]).isIn(0.0, 1.0, 2.0);
        }
        operators.start(problem, 0, genes, false);
        assertThat(IntStream.range(0, 60).filter(g -> genes[g * 8] != genes[g * 8 + 1]).count()).isGreaterThan(20);
    }
}
