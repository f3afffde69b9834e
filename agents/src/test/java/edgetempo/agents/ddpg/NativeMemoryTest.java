package edgetempo.agents.ddpg;

import static edgetempo.agents.ddpg.DdpgFixture.ACTION;
import static edgetempo.agents.ddpg.DdpgFixture.BATCH;
import static edgetempo.agents.ddpg.DdpgFixture.OBSERVATION;
import static edgetempo.agents.ddpg.DdpgFixture.agent;
import static edgetempo.agents.ddpg.DdpgFixture.batch;
import static edgetempo.agents.ddpg.DdpgFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.agents.replay.TransitionBatch;
import edgetempo.scenario.mec.AgentSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What TensorFlow holds outside the heap, by JavaCPP's own count and by the size of the process. */
class NativeMemoryTest {
    private static final int WIDTH = 400;
    /** LSTM and dense layer of actor and critic, each as online and target network and two moments, in float32. */
    private static final long BYTES_OF_A_WIDE_AGENT = 4L * 2 * 4 * (4L * 2 * WIDTH * WIDTH + WIDTH * WIDTH);

    @ParameterizedTest
    @ValueSource(strings = {"nStep=1",
            "sequenceLength=3 burnIn=1 twinCritics=true targetNoise=0.2 gradientClip=1 predictionWeight=0.1 "
                    + "priorityExponent=0.6 outputPenalty=0.01 actionGradient=STRAIGHT_THROUGH"})
    void updatesAndActionsKeepNoNativeMemory(String options) {
        try (LstmDdpg agent = agent(settings(1e-3, 2e-3, 0.005, false), 4, options.split(" "))) {
            run(agent, 100);
            System.gc();
            long count = Pointer.totalCount();
            long bytes = Pointer.totalBytes();
            long physical = Pointer.physicalBytes();
            run(agent, 3000);
            System.gc();
            assertThat(Pointer.totalCount()).isLessThanOrEqualTo(count + 50);
            assertThat(Pointer.totalBytes()).isLessThanOrEqualTo(bytes + 10_000);
            assertThat(Pointer.physicalBytes() - physical).isLessThan(200_000_000);
        }
    }

    /** Wide enough that agents left behind, 46 MB each, would show. */
    @Test
    void closedAgentsLeaveNoNativeMemoryAndNoOpenFiles() throws IOException {
        AgentSettings wide = settings(WIDTH, BATCH, 1e-3, 2e-3, 0.005, false);
        makeAndClose(wide, 2);
        System.gc();
        long count = Pointer.totalCount();
        long bytes = Pointer.totalBytes();
        long physical = Pointer.physicalBytes();
        long files = openFiles();
        makeAndClose(wide, 6);
        System.gc();
        assertThat(Pointer.totalCount()).isLessThanOrEqualTo(count + 50);
        assertThat(Pointer.totalBytes()).isLessThanOrEqualTo(bytes + 10_000);
        // Allocators keep some of what was freed: less than three agents' worth may stay of six.
        assertThat(Pointer.physicalBytes() - physical).isLessThan(3L * BYTES_OF_A_WIDE_AGENT);
        assertThat(openFiles()).isLessThanOrEqualTo(files + 2);
    }

    private static void makeAndClose(AgentSettings settings, int times) {
        for (int i = 0; i < times; i++) {
            try (LstmDdpg agent = agent(settings, i)) {
                agent.update(batch(0));
            }
        }
    }

    /** 0 where the system does not tell. */
    private static long openFiles() throws IOException {
        Path folder = Path.of("/proc/self/fd");
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    private static void run(LstmDdpg agent, int times) {
        TransitionBatch batch = DdpgFixture.fill(agent.newBatch(), 0);
        int trained = (agent.window() - agent.options().burnIn()) * batch.size();
        UpdateRequest request = new UpdateRequest(1, true, new float[batch.actions().length],
                DdpgFixture.shares(trained), new float[trained]);
        UpdateRequest delayed = new UpdateRequest(1, false, request.targetNoise(), request.shares(), request.errors());
        float[] observation = new float[OBSERVATION];
        float[] action = new float[ACTION];
        for (int i = 0; i < times; i++) {
            agent.update(batch, i % 2 == 0 ? request : delayed);
            agent.act(observation, action);
        }
    }
}
