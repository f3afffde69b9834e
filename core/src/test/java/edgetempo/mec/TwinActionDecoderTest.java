package edgetempo.mec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.Presets;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signed genes are held against recorded decisions by the conformance tests. */
class TwinActionDecoderTest {
    private static Decision decode(Scenario scenario, double[] action) {
        int users = scenario.network().users();
        int servers = scenario.network().servers();
        SlotProblem problem = new SlotProblemBuilder(scenario).newProblem();
        for (int i = 0; i < users; i++) {
            problem.cell[i] = EdgeNetwork.cellOf(i, servers, users);
            problem.cachedAt[i] = (1 << servers) - 1;
        }
        Decision decision = new Decision(users, servers, scenario.services().count());
        new TwinActionDecoder(scenario.shares(), servers).decode(problem, action, decision);
        return decision;
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "-0.34, 0", "-0.33, 1", "0.33, 1", "0.34, 2", "1, 2"})
    void theRangeOfOffloadingIsCutIntoEqualParts(double output, int target) {
        double[] action = new double[60];
        Arrays.fill(action, output);
        assertThat(decode(Presets.get("published-m2-n20"), action).offload).containsOnly(target);
    }

    @Test
    void positiveGenesGivePositiveSharesThatSumToOne() {
        RandomStream random = new RandomStream().at(3, StreamUse.SMALL_EXPLORATION, 0);
        for (int round = 0; round < 200; round++) {
            double[] action = new double[60];
            for (int i = 0; i < action.length; i++) {
                action[i] = Math.clamp(random.nextGaussian(), -1.0, 1.0);
            }
            Decision decision = decode(Presets.get("physical-m2-n20"), action);
            double[] band = new double[2];
            double[] processor = new double[2];
            for (int i = 0; i < 20; i++) {
                if (decision.offload[i] > 0) {
                    // Ten users share a band, twenty a processor, with genes of 0.01 and 1 at the extremes.
                    assertThat(decision.bandwidthShare[i]).isBetween(0.01 / (0.01 + 9), 1.0);
                    assertThat(decision.frequencyShare[i]).isBetween(0.01 / (0.01 + 19), 1.0);
                    band[i / 10] += decision.bandwidthShare[i];
                    processor[decision.offload[i] - 1] += decision.frequencyShare[i];
                }
            }
            for (int m = 0; m < 2; m++) {
                assertThat(band[m]).isCloseTo(1, within(1e-12));
                assertThat(processor[m]).as("of a server that may be without users").satisfiesAnyOf(
                        sum -> assertThat(sum).isZero(), sum -> assertThat(sum).isCloseTo(1, within(1e-12)));
            }
        }
    }

    @Test
    void signedGenesOfDifferentSignsLeaveTheRange() {
        double[] action = new double[60];
        Arrays.fill(action, 0.5);
        action[20] = -1;
        action[40] = -1;
        Decision signed = decode(Presets.get("published-m2-n20"), action);
        assertThat(signed.bandwidthShare[0]).isEqualTo(-0.286);
        assertThat(signed.frequencyShare[0]).isEqualTo(-0.118);
        Decision positive = decode(ScenarioReader.load("published-m2-n20", List.of("shares.actionGenes=POSITIVE")),
                action);
        // 0.01 and nine times 0.01 + 0.99·0.75.
        assertThat(positive.bandwidthShare[0]).isEqualTo(0.001);
        assertThat(positive.bandwidthShare[1]).isEqualTo(0.111);
    }
}
