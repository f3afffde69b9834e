package edgetempo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.benchmarks.act.Actors;
import edgetempo.benchmarks.agent.Agents;
import edgetempo.benchmarks.agent.Devices;
import edgetempo.benchmarks.fitness.FitnessKernels;
import edgetempo.benchmarks.peer.Peers;
import edgetempo.benchmarks.workload.Semantics;
import java.util.List;
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

    @Test
    void everyAgentAndEveryWayToActIsMeasured() throws NoSuchFieldException {
        assertThat(values(ActBenchmark.InJava.class, "path")).containsExactlyElementsOf(Actors.names());
        assertThat(values(UpdateBenchmark.class, "agent")).containsExactlyElementsOf(Agents.names());
        // The twin-actor agent acts by two networks of the plain one's form, on slots that only its own learner plays.
        List<String> planners = Agents.names().stream().filter(name -> !name.equals("twin-ddpg")).toList();
        for (Class<?> state : List.of(ActBenchmark.InTensorFlow.class, ActBenchmark.InJava.class,
                TrainEpisodeBenchmark.class)) {
            assertThat(values(state, "agent")).as(state.getSimpleName()).containsExactlyElementsOf(planners);
        }
        for (Class<?> state : List.of(ActBenchmark.InTensorFlow.class, UpdateBenchmark.class,
                TrainEpisodeBenchmark.class)) {
            assertThat(values(state, "device")).as(state.getSimpleName()).containsExactlyElementsOf(Devices.names());
        }
    }

    private static String[] values(Class<?> state, String field) throws NoSuchFieldException {
        return state.getField(field).getAnnotation(Param.class).value();
    }
}
