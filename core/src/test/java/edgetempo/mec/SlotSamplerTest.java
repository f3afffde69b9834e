package edgetempo.mec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edgetempo.scenario.Presets;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlotSamplerTest {
    private static final long SEED = 41;

    @ParameterizedTest
    @ValueSource(strings = {"published-m2-n20", "physical-m2-n20"})
    void requestsFollowTheCutZipfLaw(String preset) {
        Scenario scenario = ScenarioReader.load(preset, List.of("network.users=20000"));
        SlotSampler sampler = new SlotSampler(scenario);
        sampler.startEpisode(SEED, 0);
        sampler.sample(3, 2);
        double total = IntStream.rangeClosed(1, 20).mapToDouble(r -> Math.pow(r, -0.8)).sum();
        double kept = IntStream.rangeClosed(1, 10).mapToDouble(r -> Math.pow(r, -0.8)).sum();
        double[] expected = new double[10];
        for (int r = 1; r <= 10; r++) {
            expected[10 - r] = Math.pow(r, -0.8) / (preset.startsWith("published") ? total : kept);
        }
        if (preset.startsWith("published")) {
            expected[0] += 1 - kept / total;
        }
        long[] counts = new long[10];
        for (int s : sampler.service()) {
            counts[s]++;
        }
        assertThat(new ChiSquareTest().chiSquareTest(expected, counts)).as("seed " + SEED).isGreaterThan(0.001);
    }

    @Test
    void fadingIsExponentialWithMeanOneOrTheRayleighAmplitude() {
        for (String preset : List.of("published-m2-n20", "physical-m2-n20")) {
            boolean power = preset.startsWith("physical");
            Scenario scenario = ScenarioReader.load(preset, List.of("network.users=20000"));
            SlotSampler sampler = new SlotSampler(scenario);
            sampler.startEpisode(SEED, 1);
            sampler.sample(0, 0);
            double[] uniform = Arrays.stream(sampler.uplinkFading())
                    .map(x -> 1 - Math.exp(power ? -x : -x * x / 2)).toArray();
            double[] grid = IntStream.range(0, 20000).mapToDouble(i -> (i + 0.5) / 20000).toArray();
            assertThat(new KolmogorovSmirnovTest().kolmogorovSmirnovTest(uniform, grid)).as(preset)
                    .isGreaterThan(0.001);
            assertThat(Arrays.stream(sampler.uplinkFading()).average().orElseThrow())
                    .isCloseTo(SlotSampler.meanFading(scenario.radio().fading()), within(0.03));
            assertThat(Arrays.equals(sampler.uplinkFading(), sampler.thresholdFading())).isEqualTo(power);
        }
    }

    @Test
    void slotsCanBeSampledInAnyOrder() {
        Scenario scenario = Presets.get("drift-m2-n20");
        SlotSampler forward = new SlotSampler(scenario);
        forward.startEpisode(SEED, 2);
        forward.startFrame(0);
        forward.sample(0, 4);
        int[] service = forward.service().clone();
        double[] fading = forward.uplinkFading().clone();
        forward.sample(0, 1);
        assertThat(forward.service()).isNotEqualTo(service);
        forward.sample(0, 4);
        assertThat(forward.service()).isEqualTo(service);
        assertThat(forward.uplinkFading()).isEqualTo(fading);
    }

    @Test
    void ranksDriftInAboutOneFrameOfTenAndStayAssignedOneToOne() {
        Scenario scenario = Presets.get("drift-m2-n20");
        SlotSampler sampler = new SlotSampler(scenario);
        int drifts = 0;
        int frames = 0;
        for (int episode = 0; episode < 100; episode++) {
            sampler.startEpisode(SEED, episode);
            double[] before = popularity(sampler);
            for (int frame = 0; frame < 20; frame++, frames++) {
                sampler.startFrame(frame);
                double[] now = popularity(sampler);
                drifts += Arrays.equals(before, now) ? 0 : 1;
                before = now;
                assertThat(Arrays.stream(now).sum()).isCloseTo(1, within(1e-12));
            }
        }
        // 1 900 frames may drift, with probability 0.1: mean 190, standard deviation 13.
        assertThat(drifts).as("of " + frames).isBetween(140, 240);
    }

    private static double[] popularity(SlotSampler sampler) {
        double[] popularity = new double[10];
        sampler.ranks().popularity(popularity);
        return popularity;
    }
}
