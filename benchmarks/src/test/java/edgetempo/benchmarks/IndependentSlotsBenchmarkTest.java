package edgetempo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.mec.Decision;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IndependentSlotsBenchmarkTest {
    @Test
    void theSlotsAreSolvedAlikeByOneTwoAndThreeThreads() {
        assertThat(shares(2)).isEqualTo(shares(1));
        assertThat(shares(3)).isEqualTo(shares(1)).hasSize(IndependentSlotsBenchmark.SLOTS * 20);
    }

    private static List<Double> shares(int threads) {
        IndependentSlotsBenchmark benchmark = new IndependentSlotsBenchmark();
        benchmark.users = 20;
        benchmark.threads = threads;
        benchmark.setUp();
        List<Double> shares = new ArrayList<>();
        for (Decision decision : benchmark.solve()) {
            for (double share : decision.bandwidthShare) {
                shares.add(share);
            }
        }
        benchmark.tearDown();
        return shares;
    }
}
