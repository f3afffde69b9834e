package edgetempo.benchmarks.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import edgetempo.benchmarks.workload.Semantics;
import edgetempo.benchmarks.workload.Shape;
import edgetempo.benchmarks.workload.Workload;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PeersTest {
    private static final int SEEDS = 20;
    private static final int INDIVIDUALS = 30 * 20;
    /** Libraries do not evaluate again what passed unchanged: elites, and in Jenetics every such individual. */
    private static final int FEWEST_EVALUATIONS = 480;

    static Stream<String> libraries() {
        return Peers.libraries().stream();
    }

    static Stream<String> all() {
        return Stream.concat(Peers.own().stream(), libraries());
    }

    private static Workload workload(int users, int generations) {
        return Workload.of(Semantics.PHYSICAL, new Shape(2, users, 30), "ga.generations=" + generations);
    }

    private static double meanResult(String name, int users, int generations) {
        Peer peer = Peers.create(name, workload(users, generations));
        return LongStream.range(0, SEEDS).mapToDouble(peer::solve).average().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void everyLibrarySearchesAboutAsWellAsTheImprovedAlgorithm(String name) {
        for (int users : new int[]{20, 50}) {
            double own = meanResult("edgetempo-scalar", users, 20);
            double start = meanResult("edgetempo-scalar", users, 1);
            assertThat(meanResult(name, users, 20)).as("N = %d, ours %f", users, own).isBetween(0.75 * own, 1.1 * own)
                    // A search that stood still would end where ours begins.
                    .isGreaterThan(start + 0.5 * (own - start));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyPeerSpendsTheSameIndividuals(String name) {
        Peer peer = Peers.create(name, workload(20, 20));
        peer.solve(1);
        assertThat(peer.evaluations()).isBetween((long) FEWEST_EVALUATIONS, (long) INDIVIDUALS);
    }

    @ParameterizedTest
    @MethodSource("all")
    void theSeedDecides(String name) {
        Peer peer = Peers.create(name, workload(20, 5));
        double first = peer.solve(7);
        double other = peer.solve(8);
        assertThat(peer.solve(7)).isEqualTo(first);
        assertThat(Peers.create(name, workload(20, 5)).solve(7)).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void anUnknownPeerIsRefusedWithTheNamesThereAre() {
        Workload workload = workload(20, 1);
        List.of("ecj", "edgetempo-abacus").forEach(name -> assertThatIllegalArgumentException()
                .isThrownBy(() -> Peers.create(name, workload)).withMessageContaining("there are: "));
    }
}
