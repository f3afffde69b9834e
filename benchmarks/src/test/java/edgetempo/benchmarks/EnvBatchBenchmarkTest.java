package edgetempo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvBatchBenchmarkTest {
    /** Eight users at most are asked one after the other, then the next step starts again. */
    @ParameterizedTest
    @CsvSource({"1, 1", "64, 1", "64, 2"})
    void episodesEndAndBeginAgain(int envs, int threads) {
        EnvBatchBenchmark benchmark = new EnvBatchBenchmark();
        benchmark.envs = envs;
        benchmark.threads = threads;
        benchmark.setUp();
        try {
            int ended = 0;
            for (int step = 0; step < 27; step++) {
                ended += benchmark.step() ? 1 : 0;
            }
            assertThat(ended).isBetween(3, 26);
        } finally {
            benchmark.tearDown();
        }
    }
}
