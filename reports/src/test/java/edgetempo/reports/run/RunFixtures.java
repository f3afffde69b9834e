package edgetempo.reports.run;

import edgetempo.mec.CachePlan;
import edgetempo.mec.EpisodeResult;
import edgetempo.mec.FrameResult;
import edgetempo.metric.LearningMetrics;
import edgetempo.metric.Measurements;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Results that any run could have had. */
final class RunFixtures {
    static final Instant STARTED = Instant.parse("2026-03-04T05:06:07Z");
    static final Instant FINISHED = Instant.parse("2026-03-04T05:08:07.5Z");
    static final RunCounters COUNTERS = new RunCounters(120.5, 6_000_000, 400, new TimeBreakdown(60, 40, 20, 0.5));

    private RunFixtures() {}

    static RunSetup setup() {
        Map<String, Object> network = new LinkedHashMap<>();
        network.put("users", 20);
        network.put("servers", 2);
        Map<String, Object> scenario = new LinkedHashMap<>();
        scenario.put("name", "physical-m2-n20");
        scenario.put("network", network);
        scenario.put("zipf", 0.8);
        return new RunSetup("physical-m2-n20", "lstm-ddpg", "ga-improved", "scalar", 7,
                new RunOptions(200, 10, 50), 0,
                new Provenance(new Versions("0.1.0", "25.0.1", "1.1.0"), GitCommit.UNKNOWN,
                        new Machine("Linux 6.1", "amd64", 8, "Some CPU @ 2 GHz", 4096), Map.of("name", "CPU"), STARTED),
                scenario);
    }

    static EpisodeResult episode(int episode) {
        return new EpisodeResult(episode, 20, 10.5 + episode, 11, 0.25, 0.25, 5.5, 12.5, 0.125, 3.75, 1e-4, 100, 1500,
                400);
    }

    static Measurements learned() {
        return new Measurements(LearningMetrics.STANDARD, 0.75, 40, 1.5, -0.5, 2.25);
    }

    static FrameResult frame(int frame) {
        return new FrameResult(frame, 0.5, 0.625, 0.0625, 0.0625, 6.25, 62.5, 6.25, 4.5, 0.001, 10, 80, 10);
    }

    static CachePlan plan() {
        CachePlan plan = new CachePlan(2, 3);
        plan.set(0, 1, true);
        plan.set(1, 0, true);
        return plan;
    }
}
