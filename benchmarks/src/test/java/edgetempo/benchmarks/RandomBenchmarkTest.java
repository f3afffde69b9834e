package edgetempo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.benchmarks.workload.Workload;
import edgetempo.random.Threefry;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomBenchmarkTest {
    private final RandomBenchmark benchmark = new RandomBenchmark();

    @Test
    void blocksAreThreefrysOfSuccessiveCounters() {
        int[] words = new int[4];
        int expected = 0;
        for (int counter = 0; counter < RandomBenchmark.DRAWS; counter++) {
            Threefry.block(new int[]{1, 2, 3, 4}, counter, 0, 0, 0, words, Threefry.ROUNDS);
            expected += IntStream.of(words).reduce(0, (a, b) -> a ^ b);
        }
        assertThat(benchmark.threefryBlock(new RandomBenchmark.Streams())).isEqualTo(expected);
    }

    @Test
    void aStreamGoesOnFromCallToCall() {
        RandomBenchmark.Streams streams = new RandomBenchmark.Streams();
        streams.setUp();
        int first = benchmark.streamInt(streams);
        assertThat(benchmark.streamInt(streams)).isNotEqualTo(first);
        assertThat(benchmark.streamDouble(streams)).isBetween(0.4 * RandomBenchmark.DRAWS, 0.6 * RandomBenchmark.DRAWS);
    }

    @Test
    void theJdksGeneratorIsTheOneNamed() {
        RandomBenchmark.Jdk state = new RandomBenchmark.Jdk();
        state.jdk = "SplittableRandom";
        state.setUp();
        SplittableRandom random = new SplittableRandom(Workload.SEED);
        assertThat(benchmark.jdkInt(state)).isEqualTo(random.ints(RandomBenchmark.DRAWS).sum());
        assertThat(benchmark.jdkDouble(state)).isEqualTo(
                IntStream.range(0, RandomBenchmark.DRAWS).mapToDouble(i -> random.nextDouble()).reduce(0, Double::sum));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PHILOX_4X32", "XO_SHI_RO_128_PP"})
    void commonsGeneratorIsTheOneNamed(String name) {
        RandomBenchmark.Commons state = new RandomBenchmark.Commons();
        state.commons = name;
        state.setUp();
        UniformRandomProvider random = RandomSource.valueOf(name).create(Workload.SEED);
        assertThat(benchmark.commonsInt(state)).isEqualTo(random.ints(RandomBenchmark.DRAWS).sum());
        assertThat(benchmark.commonsDouble(state)).isEqualTo(
                IntStream.range(0, RandomBenchmark.DRAWS).mapToDouble(i -> random.nextDouble()).reduce(0, Double::sum));
    }
}
