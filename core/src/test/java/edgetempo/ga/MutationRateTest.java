package edgetempo.ga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edgetempo.mec.SlotProblem;
import edgetempo.random.Padding;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MutationRateTest {
    private static Scenario scenario(String... sets) {
        return ScenarioReader.load("physical-m2-n20", List.of(sets));
    }

    private static MutationRate rate(String... sets) {
        MutationRate rate = new MutationRate(scenario(sets).ga());
        rate.start();
        return rate;
    }

    @Test
    void aConstantRateIsTheConfiguredOneForever() {
        MutationRate rate = rate("ga.mutationProbability=0.25");
        for (int generation = 0; generation < 50; generation++) {
            assertThat(rate.next(generation, generation % 3)).isEqualTo(0.25);
        }
    }

    @Test
    void aDecayingRateFallsLinearlyToTheFinalOneInTheLastGeneration() {
        MutationRate rate = rate("ga.mutationSchedule=LINEAR_DECAY", "ga.mutationProbability=0.5",
                "ga.finalMutationProbability=0.1", "ga.generations=6");
        for (int breeding = 0; breeding < 5; breeding++) {
            assertThat(rate.next(breeding, 0)).isCloseTo(0.5 - 0.1 * breeding, within(1e-12));
        }
        assertThat(rate("ga.mutationSchedule=LINEAR_DECAY", "ga.generations=2", "ga.finalMutationProbability=0.02")
                .next(0, 0)).isEqualTo(0.02);
    }

    @Test
    void stagnationDoublesTheRateUpToTheHighestAndImprovementResetsIt() {
        MutationRate rate = rate("ga.mutationSchedule=STAGNATION", "ga.mutationProbability=0.1",
                "ga.highestMutationProbability=0.35", "ga.mutationPatience=2");
        double[] best = {1, 1, 1, 1, 1, 1, 1, 2, 2, 1.5, 1.5};
        double[] expected = {0.1, 0.1, 0.2, 0.2, 0.35, 0.35, 0.35, 0.1, 0.1, 0.2, 0.2};
        for (int generation = 0; generation < best.length; generation++) {
            assertThat(rate.next(generation, best[generation])).as("generation " + generation)
                    .isEqualTo(expected[generation]);
        }
        rate.start();
        assertThat(rate.next(0, 0)).isEqualTo(0.1);
    }

    @Test
    void aThousandStagnantGenerationsDoNotOverflow() {
        MutationRate rate = rate("ga.mutationSchedule=STAGNATION", "ga.mutationPatience=1",
                "ga.highestMutationProbability=1");
        rate.next(0, 1);
        assertThat(rate.next(100_000, 1)).isEqualTo(1);
        MutationRate none = rate("ga.mutationSchedule=STAGNATION", "ga.mutationPatience=1",
                "ga.mutationProbability=0");
        none.next(0, 1);
        assertThat(none.next(100_000, 1)).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.02, 0.37, 1})
    void bothBreedersRedrawTheShareOfGenesThatTheyAreTold(double probability) {
        Scenario scenario = scenario("ga.population=32", "ga.elites=0");
        Chromosome chromosome = Chromosome.of(scenario);
        int genes = chromosome.genes();
        SlotProblem problem = new SlotProblem(20, 2, 10);
        int stride = Padding.row(32);
        double[] parents = new double[genes * 32];
        float[] floatParents = new float[genes * stride];
        Arrays.fill(parents, 100);
        Arrays.fill(floatParents, 100);
        double[] children = new double[genes * 32];
        float[] floatChildren = new float[genes * stride];
        ScalarOperators operators = new ScalarOperators(scenario.ga(), chromosome);
        FloatBreeder breeder = new FloatBreeder(scenario.ga(), chromosome);
        long redrawn = 0;
        for (int t = 0; t < 50; t++) {
            operators.breed(problem, t, probability, parents, new double[32], children);
            breeder.breed(problem, t, probability, floatParents, new float[stride], 0, floatChildren);
            for (int g = 0; g < genes; g++) {
                for (int i = 0; i < 32; i++) {
                    boolean redraws = children[g * 32 + i] != 100;
                    assertThat(floatChildren[g * stride + i] != 100).isEqualTo(redraws);
                    redrawn += redraws ? 1 : 0;
                }
            }
        }
        long all = 50L * genes * 32;
        assertThat((double) redrawn / all).isCloseTo(probability,
                within(4 * Math.sqrt(probability * (1 - probability) / all) + 1e-9));
    }
}
