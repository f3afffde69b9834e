package edgetempo.benchmarks.fitness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import edgetempo.benchmarks.workload.Semantics;
import edgetempo.benchmarks.workload.Shape;
import edgetempo.ga.ScalarFitness;
import edgetempo.nativeconfig.NativeUnavailableException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FitnessKernelsTest {
    private static final List<String> SHAPES = List.of("m2-n50-p32", "m2-n20-p32", "m5-n50-p32", "m1-n1-p2", "m3-n7-p3",
            "m2-n51-p31", "m4-n3-p33");
    /** Of N terms of order one, and of the sum, which one user with a tiny share dominates. */
    private static final double DOUBLE_TOLERANCE = 1e-12;
    private static final double FLOAT_TOLERANCE = 1e-5;

    static Stream<Arguments> kernelsThatRunHere() {
        return Stream.of(Semantics.values())
                .flatMap(semantics -> FitnessKernels.names(semantics).stream()
                        .filter(kernel -> FitnessKernels.obstacle(kernel).isEmpty())
                        .flatMap(kernel -> SHAPES.stream().map(shape -> Arguments.of(kernel, semantics, shape))));
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("kernelsThatRunHere")
    void everyKernelEqualsTheSpecification(String name, Semantics semantics, String shape) {
        FitnessInput input = FitnessInput.of(semantics, Shape.parse(shape));
        ScalarFitness specification = new ScalarFitness(input.scenario());
        double tolerance = isFloat(name) ? FLOAT_TOLERANCE : DOUBLE_TOLERANCE;
        try (FitnessKernel kernel = FitnessKernels.create(name, input)) {
            for (int batch = 0; batch < FitnessInput.BATCHES; batch++) {
                kernel.evaluate(batch);
                for (int i = 0; i < input.population(); i++) {
                    double expected = specification.evaluate(input.problem(), input.genes()[batch], input.population(),
                            i,
                            batch);
                    assertThat(kernel.fitness(i)).as("batch %d, individual %d", batch, i).isCloseTo(expected,
                            within(tolerance * (input.problem().users + Math.abs(expected))));
                }
            }
        }
    }

    private static boolean isFloat(String kernel) {
        return kernel.startsWith("tensorflow") || kernel.contains("float");
    }

    @Test
    void whatIsMissingForTheGpuIsSaidInOneLine() {
        assumeThat(FitnessKernels.obstacle("tensorflow-gpu")).isPresent();
        assertThat(FitnessKernels.obstacle("tensorflow-gpu")).get().asString().isNotBlank().doesNotContain("\n");
        FitnessInput input = FitnessInput.of(Semantics.PHYSICAL, new Shape(2, 4, 2));
        assertThatExceptionOfType(NativeUnavailableException.class)
                .isThrownBy(() -> FitnessKernels.create("tensorflow-gpu", input));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "ejml"})
    void kernelsWithoutFadingDrawsRefuseSlotsThatNeedThem(String name) {
        FitnessInput input = FitnessInput.of(Semantics.PUBLISHED, new Shape(2, 4, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> FitnessKernels.create(name, input))
                .withMessageContaining("PER_SLOT");
    }

    @Test
    void anUnknownKernelIsRefusedWithTheNamesThereAre() {
        FitnessInput input = FitnessInput.of(Semantics.PHYSICAL, new Shape(2, 4, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> FitnessKernels.create("abacus", input))
                .withMessageContaining("abacus").withMessageContaining("scalar, vector-float, vector-double, plain");
    }

    @Test
    void individualMajorCopiesKeepEveryGene() {
        FitnessInput input = FitnessInput.of(Semantics.PHYSICAL, new Shape(2, 4, 3));
        double[] copy = input.individualMajor(5, 4, 8);
        for (int i = 0; i < 3; i++) {
            for (int g = 0; g < 8; g++) {
                assertThat(copy[i * 8 + g]).isEqualTo(input.genes()[5][(4 + g) * 3 + i]);
            }
        }
    }
}
