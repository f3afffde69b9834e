package edgetempo.mec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import edgetempo.scenario.ScenarioException;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The day of {@code rhythm-*}: phases that follow each other in a cycle. */
class ServiceRanksTest {
    private static final int FRAMES = 40;

    private static Scenario rhythm(String... sets) {
        return ScenarioReader.load("rhythm-m2-n20", List.of(sets));
    }

    /** [frames] distribution of each frame of an episode, as text. */
    private static String[] popularities(ServiceRanks ranks, long seed, int episode) {
        String[] popularities = new String[FRAMES];
        double[] popularity = new double[10];
        ranks.startEpisode(seed, episode);
        for (int frame = 0; frame < FRAMES; frame++) {
            boolean anew = ranks.startFrame(frame);
            ranks.popularity(popularity);
            popularities[frame] = Arrays.toString(popularity);
            assertThat(anew).isEqualTo(frame > 0 && !popularities[frame].equals(popularities[frame - 1]));
            assertThat(Arrays.stream(popularity).sum()).isCloseTo(1, within(1e-12));
        }
        return popularities;
    }

    @Test
    void aPhaseLastsItsFramesAndComesBackAfterACycle() {
        ServiceRanks ranks = new ServiceRanks(rhythm());
        for (int episode = 0; episode < 20; episode++) {
            String[] popularities = popularities(ranks, 3, episode);
            assertThat(new HashSet<>(List.of(popularities))).hasSize(5);
            for (int frame = 0; frame + 10 < FRAMES; frame++) {
                assertThat(popularities[frame + 10]).isEqualTo(popularities[frame]);
            }
            int change = popularities[0].equals(popularities[1]) ? 2 : 1;
            for (int frame = change; frame + 1 < FRAMES; frame += 2) {
                assertThat(popularities[frame + 1]).isEqualTo(popularities[frame]);
                assertThat(popularities[frame - 1]).isNotEqualTo(popularities[frame]);
            }
        }
    }

    @Test
    void thePhaseAndTheFrameOfItThatADayBeginsWithAreUniform() {
        ServiceRanks ranks = new ServiceRanks(rhythm());
        Map<String, Integer> counts = new HashMap<>();
        int episodes = 10_000;
        for (int episode = 0; episode < episodes; episode++) {
            ranks.startEpisode(7, episode);
            counts.merge(ranks.phase(0) + " " + (ranks.phase(0) == ranks.phase(1)), 1, Integer::sum);
        }
        // Ten cells with 1000 expected: six standard deviations are 180.
        assertThat(counts).hasSize(10);
        assertThat(counts.values()).allMatch(count -> Math.abs(count - episodes / 10) < 180);
    }

    @Test
    void everyServiceIsFirstInAPhaseEquallyOften() {
        ServiceRanks ranks = new ServiceRanks(rhythm());
        int[] first = new int[10];
        int episodes = 10_000;
        for (int episode = 0; episode < episodes; episode++) {
            ranks.startEpisode(11, episode);
            first[ranks.service(0)]++;
        }
        assertThat(Arrays.stream(first).boxed().toList()).allMatch(count -> Math.abs(count - episodes / 10) < 180);
    }

    @ParameterizedTest
    @ValueSource(strings = {"requests.phaseRanks=FIXED", "requests.phaseLibrary=12"})
    void whatIsNotDrawnAnewIsTheSameForEverySeed(String set) {
        ServiceRanks ranks = new ServiceRanks(rhythm(set));
        Set<String> all = new HashSet<>();
        Set<String> orders = new HashSet<>();
        for (long seed = 1; seed <= 40; seed++) {
            Set<String> day = new HashSet<>(List.of(popularities(ranks, seed, 0)));
            assertThat(day).as("assignments of a day are all different").hasSize(5);
            all.addAll(day);
            orders.add(String.join("", popularities(ranks, seed, 0)));
        }
        assertThat(all).hasSize(set.endsWith("FIXED") ? 5 : 12);
        assertThat(orders).hasSizeGreaterThan(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"requests.driftProbability=0.1", "requests.phaseLibrary=4", "requests.phases=0"})
    void whatDoesNotGoTogetherIsRefused(String set) {
        assertThatThrownBy(() -> rhythm(set)).isInstanceOf(ScenarioException.class)
                .hasMessageContaining(set.split("=")[0]);
    }

    @Test
    void othersStayAsTheyWere() {
        ServiceRanks ranks = new ServiceRanks(ScenarioReader.load("physical-m2-n20"));
        assertThat(new HashSet<>(List.of(popularities(ranks, 1, 1)))).hasSize(1);
        assertThat(ranks.phase(17)).isZero();
    }
}
