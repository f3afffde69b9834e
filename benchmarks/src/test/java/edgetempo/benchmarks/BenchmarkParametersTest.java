package edgetempo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.benchmarks.fitness.FitnessKernels;
import edgetempo.benchmarks.peer.Peers;
import edgetempo.benchmarks.workload.Semantics;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Param;

class BenchmarkParametersTest {
    @Test
    void everyFitnessKernelIsMeasured() throws NoSuchFieldException {
        assertThat(values(FitnessKernelBenchmark.PerSlot.class, "kernel"))
                .containsExactlyElementsOf(FitnessKernels.names(Semantics.PHYSICAL));
        assertThat(values(FitnessKernelBenchmark.PerEvaluation.class, "redrawingKernel"))
                .containsExactlyElementsOf(FitnessKernels.names(Semantics.PUBLISHED));
    }

    @Test
    void everyLibraryIsMeasuredBesideThisProject() throws NoSuchFieldException {
        assertThat(values(PeerGaBenchmark.class, "peer")).containsAll(Peers.libraries())
                .contains("edgetempo-auto", "edgetempo-scalar");
    }

    private static String[] values(Class<?> state, String field) throws NoSuchFieldException {
        return state.getField(field).getAnnotation(Param.class).value();
    }
}
