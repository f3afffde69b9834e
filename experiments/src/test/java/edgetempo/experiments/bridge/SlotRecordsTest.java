package edgetempo.experiments.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.caching.StaticPlans;
import edgetempo.mec.EdgeNetwork;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotProblemBuilder;
import edgetempo.mec.SlotSampler;
import edgetempo.mec.SlotViews;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlotRecordsTest {
    @Test
    void deadlinesAreReadAsTheyWereWritten() {
        Scenario scenario = ScenarioReader.load("published-m2-n20", List.of("network.users=4"));
        SlotSampler sampler = new SlotSampler(scenario);
        EdgeNetwork network = sampler.startEpisode(1, 0);
        sampler.startFrame(0);
        sampler.sample(0, 0);
        sampler.requests().ownTasks = true;
        sampler.requests().deadlineS[2] = 0.4;
        SlotProblemBuilder builder = new SlotProblemBuilder(scenario);
        SlotViews views = new SlotViews(builder);
        views.buildSolved(network, sampler.requests(), sampler.thresholdFading(), sampler.uplinkFading(),
                StaticPlans.all(scenario));
        SlotProblem written = views.solved;
        SlotRecords records = new SlotRecords(4, written.servers, written.services);
        ByteBuffer buffer = ByteBuffer.allocate(records.problemBytes()).order(ByteOrder.LITTLE_ENDIAN);
        records.write(written, buffer, 0);
        SlotProblem read = records.read(buffer, 0, 0, builder);
        assertThat(read.deadlineS).containsExactly(Double.NaN, Double.NaN, 0.4, Double.NaN);
        assertThat(read.localDelayQos(2)).isNegative().isEqualTo(written.localDelayQos(2));
        assertThat(read.localDelayQos(0)).isZero();
    }
}
