package edgetempo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edgetempo.benchmarks.workload.Semantics;
import edgetempo.benchmarks.workload.Shape;
import edgetempo.benchmarks.workload.Workload;
import edgetempo.ga.GaBackend;
import edgetempo.ga.GaBackends;
import edgetempo.ga.GenerationListener;
import edgetempo.mec.Decision;
import edgetempo.mec.QosScorer;
import edgetempo.mec.SlotProblem;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GaBenchmarksTest {
    private static final int USERS = 20;

    static Stream<String> backends() {
        return GaBackends.all().stream().map(GaBackend::name);
    }

    static Stream<Arguments> slots() {
        return backends().flatMap(backend -> Stream.of("improved", "discrete", "joint")
                .flatMap(variant -> Stream.of("physical", "published")
                        .map(semantics -> Arguments.of(variant, backend, semantics))));
    }

    @ParameterizedTest
    @MethodSource("slots")
    void aSlotEndsBetterThanEverybodyAloneAndInEveryCallDifferently(String variant, String backend, String semantics) {
        GaSlotBenchmark benchmark = new GaSlotBenchmark();
        benchmark.variant = variant;
        benchmark.backend = backend;
        benchmark.users = USERS;
        benchmark.semantics = semantics;
        benchmark.setUp();

        Decision decision = benchmark.solve();
        SlotProblem problem = benchmark.problem();
        double local = 0;
        for (double qos : problem.localQos) {
            local += qos;
        }
        for (int target : decision.offload) {
            assertThat(target).isBetween(0, problem.servers);
        }
        assertThat(score(benchmark, variant, decision)).isGreaterThan(local);
        int[] first = decision.offload.clone();
        assertThat(benchmark.solve().offload).isNotEqualTo(first);
    }

    private static double score(GaSlotBenchmark benchmark, String variant, Decision decision) {
        QosScorer scorer = new QosScorer(Workload.scenario(Semantics.of(benchmark.semantics), new Shape(2, USERS, 30),
                "ga.variant=" + variant.toUpperCase(Locale.ROOT)).shares());
        return scorer.score(benchmark.problem(), decision, new double[USERS]);
    }

    @ParameterizedTest
    @MethodSource("backends")
    void aSlotOfKnownFadingScoresWhatTheSearchSaw(String backend) {
        Workload workload = PeerGaBenchmark.workload(USERS);
        SlotProblem problem = workload.problem();
        Decision decision = new Decision(problem.users, problem.servers, problem.services);
        double seen = GaBackends.named(backend).engine(workload.scenario()).solve(problem,
                GenerationListener.NONE, decision);
        double scored = new QosScorer(workload.scenario().shares()).score(problem, decision, new double[USERS]);
        assertThat(seen).isCloseTo(scored, within(1e-4 * USERS));
    }

    @ParameterizedTest
    @MethodSource("backends")
    void aCallRunsEveryGenerationThatItIsDividedBy(String backend) {
        for (String shape : List.of("m2-n10-p30", "m5-n10-p7")) {
            GaGenerationBenchmark benchmark = new GaGenerationBenchmark();
            benchmark.shape = shape;
            benchmark.backend = backend;
            benchmark.setUp();
            benchmark.generations();
            assertThat(benchmark.evaluations())
                    .isEqualTo((long) GaGenerationBenchmark.GENERATIONS * Shape.parse(shape).population());
        }
    }
}
