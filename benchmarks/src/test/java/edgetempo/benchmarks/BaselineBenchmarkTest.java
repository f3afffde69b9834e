package edgetempo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edgetempo.benchmarks.workload.Shape;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineBenchmarkTest {
    @ParameterizedTest
    @ValueSource(strings = {"m2-n20-p32", "m2-n50-p32", "m2-n50-p256", "m3-n7-p16"})
    void theWalkReadsEveryGeneOnce(String shape) {
        BaselineBenchmark benchmark = new BaselineBenchmark();
        benchmark.shape = shape;
        benchmark.setUp();
        int population = Shape.parse(shape).population();

        double[] sums = benchmark.walkDouble();
        assertSums(benchmark.walked(), population, i -> sums[i], 1e-12);

        float[] floatSums = benchmark.walkFloat();
        assertSums(benchmark.walked(), population, i -> floatSums[i], 1e-5);
    }

    private static void assertSums(double[] genes, int population, IntToDoubleFunction sums,
            double relative) {
        for (int i = 0; i < population; i++) {
            double expected = 0;
            for (int g = i; g < genes.length; g += population) {
                expected += genes[g];
            }
            assertThat(sums.applyAsDouble(i)).isCloseTo(expected, within(relative * expected));
        }
    }
}
