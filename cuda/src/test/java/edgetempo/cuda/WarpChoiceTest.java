package edgetempo.cuda;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.scenario.mec.Scenario;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was fastest on an H100. */
class WarpChoiceTest {
    private static final DeviceInfo H100 = new DeviceInfo("H100", 9, 0, 132, 227 << 10, 80L << 30);

    @ParameterizedTest
    @CsvSource({"50, 32, 1, 16", "50, 32, 132, 16", "50, 32, 528, 8", "50, 32, 1056, 4", "50, 32, 65536, 4",
            "50, 30, 4096, 4", "20, 32, 4096, 1", "100, 32, 4096, 8", "50, 64, 4096, 8", "50, 128, 4096, 8"})
    void theFastestNumberIsChosen(int users, int population, int blocks, int warps) {
        assertThat(choice(users, population, 0).of(blocks)).isEqualTo(warps);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 65536", "2, 1", "2, 65536", "16, 65536"})
    void aForcedNumberHoldsForEverySize(int forced, int blocks) {
        assertThat(choice(50, 32, forced).of(blocks)).isEqualTo(forced);
    }

    private static WarpChoice choice(int users, int population, int forced) {
        Scenario scenario = CudaGaBatchTest
                .scenario("physical-m2-n20 network.users=" + users + " ga.population=" + population);
        return new WarpChoice(scenario, H100, forced);
    }
}
