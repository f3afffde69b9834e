package edgetempo.mec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import edgetempo.scenario.Presets;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgeNetworkTest {
    @ParameterizedTest
    @CsvSource({"1, 0", "2, -100 100", "3, 100 300 500", "5, 100 300 500 700 900"})
    void serversStandInARow(int servers, String expected) {
        Scenario scenario = ScenarioReader.load("physical-m2-n20", List.of("network.servers=" + servers));
        EdgeNetwork network = EdgeNetwork.sample(scenario.network(), scenario.radio(), Optional.empty(), 1, 0);
        String[] x = expected.split(" ");
        for (int m = 0; m < servers; m++) {
            assertThat(network.serverX(m)).isEqualTo(Double.parseDouble(x[m]));
            assertThat(network.serverY(m)).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 5, 0 0 0 1 1", "2, 1, 0", "3, 7, 0 0 1 1 2 2 2", "4, 2, 0 1", "1, 3, 0 0 0"})
    void usersAreDealtToCells(int servers, int users, String expected) {
        StringBuilder cells = new StringBuilder();
        for (int i = 0; i < users; i++) {
            cells.append(i == 0 ? "" : " ").append(EdgeNetwork.cellOf(i, servers, users));
        }
        assertThat(cells).hasToString(expected);
    }

    @Test
    void usersStandOnWholeMetresInTheHalfOpenSquareOfTheirServer() {
        Scenario scenario = ScenarioReader.load("physical-m3-n30", List.of("network.users=3000"));
        EdgeNetwork network = EdgeNetwork.sample(scenario.network(), scenario.radio(), Optional.empty(), 7, 3);
        double min = 0;
        double max = 0;
        for (int i = 0; i < network.users(); i++) {
            double dx = network.userX(i) - network.serverX(network.cell(i));
            double dy = network.userY(i);
            assertThat(dx).isEqualTo(Math.rint(dx)).isBetween(-100.0, 99.0);
            assertThat(dy).isEqualTo(Math.rint(dy)).isBetween(-100.0, 99.0);
            min = Math.min(min, dx);
            max = Math.max(max, dx);
        }
        assertThat(min).isEqualTo(-100);
        assertThat(max).isEqualTo(99);
    }

    @Test
    void signalToNoiseRatioFollowsThePathLossAndAUserOnItsServerIsKeptOneMetreAway() {
        Scenario scenario = Presets.get("physical-m2-n20");
        EdgeNetwork network = new EdgeNetwork(new double[]{0}, new double[]{0}, new double[]{0, 60, 1000},
                new double[]{0, 80, 0}, 1, scenario.radio());
        // 20 dBm − (−114 dBm) − 128.1 dB − 37.6 dB·log10(d / 1 km)
        double[] decibels = {134 - 128.1 + 37.6 * 3, 134 - 128.1 + 37.6, 134 - 128.1};
        for (int i = 0; i < 3; i++) {
            assertThat(10 * Math.log10(network.meanSnr(i))).isCloseTo(decibels[i], within(1e-9));
        }
    }

    @Test
    void positionsThatDoNotPairUpAreRefused() {
        Scenario scenario = Presets.get("physical-m2-n20");
        assertThatThrownBy(() -> new EdgeNetwork(new double[1], new double[2], new double[1], new double[1], 1,
                scenario.radio())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EdgeNetwork(new double[1], new double[1], new double[0], new double[0], 1,
                scenario.radio())).isInstanceOf(IllegalArgumentException.class);
    }
}
