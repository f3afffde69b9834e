package edgetempo.cuda;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.ga.Chromosome;
import edgetempo.ga.FloatFitness;
import edgetempo.mec.SlotProblem;
import edgetempo.scenario.mec.Scenario;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fitness alone against the vector kernel, bit for bit. */
class CudaFitnessTest {
    @ParameterizedTest
    @ValueSource(strings = {"physical-m2-n50 ga.population=32", "physical-m5-n50 ga.population=50",
            "published-m2-n20 ga.population=7", "physical-m2-n20 ga.variant=DISCRETE",
            "published-m3-n30 ga.variant=DISCRETE"})
    void everyIndividualHasTheFitnessOfTheVectorKernel(String text) {
        Scenario scenario = CudaGaBatchTest.scenario(text);
        SlotProblem problem = CudaGaBatchTest.problem(scenario, 0);
        problem.deadlineS[0] = 0.3;
        Chromosome chromosome = Chromosome.of(scenario);
        FloatFitness reference = new FloatFitness(scenario);
        int stride = reference.stride();
        int populations = 5;
        SplittableRandom random = new SplittableRandom(3);
        float[][] genes = new float[populations][chromosome.genes() * stride];
        float[] expected = new float[stride];
        try (CudaFitness fitness = new CudaFitness(StubDriver.device(), scenario, populations)) {
            for (int p = 0; p < populations; p++) {
                for (int g = 0; g < genes[p].length; g++) {
                    int levels = chromosome.levels(g / stride);
                    genes[p][g] = levels == 0 ? (float) random.nextDouble(1e-6, 1) : random.nextInt(levels);
                }
                fitness.set(p, problem, genes[p], stride);
            }
            fitness.upload();
            fitness.evaluate(6, 2);
            fitness.download();
            reference.prepare(problem);
            for (int p = 0; p < populations; p++) {
                reference.evaluate(problem, genes[p], scenario.ga().population(), 6, expected);
                for (int i = 0; i < scenario.ga().population(); i++) {
                    assertThat(fitness.fitness(p, i)).as("population " + p + ", individual " + i)
                            .isEqualTo(expected[i]);
                }
            }
        }
    }
}
