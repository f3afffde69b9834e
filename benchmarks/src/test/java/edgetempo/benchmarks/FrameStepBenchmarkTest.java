package edgetempo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.benchmarks.workload.Semantics;
import edgetempo.benchmarks.workload.Shape;
import edgetempo.benchmarks.workload.Workload;
import edgetempo.ga.GaBackend;
import edgetempo.ga.GaBackends;
import edgetempo.ga.GaSolver;
import edgetempo.mec.TwoTimescaleEnv;
import edgetempo.scenario.mec.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FrameStepBenchmarkTest {
    private static final int FRAMES = 22;

    static Stream<String> backends() {
        return GaBackends.all().stream().map(GaBackend::name);
    }

    @ParameterizedTest
    @MethodSource("backends")
    void rewardsAreThoseOfTheEnvironmentForOneThreadAndTwo(String backend) {
        List<Double> expected = rewardsOfTheEnvironment(backend);
        assertThat(rewardsOfTheBenchmark(backend, 1)).isEqualTo(expected);
        assertThat(rewardsOfTheBenchmark(backend, 2)).isEqualTo(expected);
    }

    private static List<Double> rewardsOfTheBenchmark(String backend, int threads) {
        FrameStepBenchmark benchmark = new FrameStepBenchmark();
        benchmark.backend = backend;
        benchmark.threads = threads;
        benchmark.users = 20;
        benchmark.slots = 5;
        benchmark.setUp();
        try {
            return Stream.generate(benchmark::step).limit(FRAMES).map(result -> result.reward()).toList();
        } finally {
            benchmark.tearDown();
        }
    }

    private static List<Double> rewardsOfTheEnvironment(String backend) {
        Scenario scenario = Workload.scenario(Semantics.PHYSICAL, new Shape(2, 20, 30), "ga.generations=20");
        TwoTimescaleEnv env = new TwoTimescaleEnv(scenario, new GaSolver(scenario, GaBackends.named(backend)));
        int frames = scenario.time().framesPerEpisode();
        List<Double> rewards = new ArrayList<>();
        for (int frame = 0; frame < FRAMES; frame++) {
            if (frame % frames == 0) {
                env.reset(Workload.SEED, frame / frames);
            }
            rewards.add(env.step(Workload.everything(scenario)).reward());
        }
        return rewards;
    }
}
