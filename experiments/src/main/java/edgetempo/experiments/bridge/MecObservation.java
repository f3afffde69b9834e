package edgetempo.experiments.bridge;

import edgetempo.input.City;
import edgetempo.input.ScenarioInputs;
import edgetempo.mec.EdgeNetwork;
import edgetempo.mec.FrameResult;
import edgetempo.scenario.mec.BeyondRadius;
import edgetempo.scenario.mec.ObservationKind;
import edgetempo.scenario.mec.Scenario;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Common part of both edge computing worlds: the large timescale's observation and the metrics of a frame. */
final class MecObservation {
    /**
     * Popularities are (max − x)/(max − min) of counts, where a minimum of 0 is read as 0.1: 1/(1 − 0.1) where one count is 1 and another
     * 0, less for larger counts.
     */
    private static final double MAX_POPULARITY = 1 / (1 - 0.1);

    private MecObservation() {}

    /** Components, in the order of {@link edgetempo.mec.LargeTimescaleState}. */
    static List<Component> components(Scenario scenario) {
        int servers = scenario.network().servers();
        int services = scenario.services().count();
        int[] each = {servers, services};
        int[] service = {services};
        List<Component> all = new ArrayList<>();
        all.add(new Component("cached", each, 0, 1, "1", "whether a server holds a service"));
        // The minimum that is read as 0.1 may lie above all others, or next to the maximum: nothing bounds the quotient.
        all.add(new Component("gain", service, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, "1",
                "what offloading gained over computing locally, normalised over services"));
        all.add(new Component("popularity", each, 0, MAX_POPULARITY, "1",
                "tasks that a server executed for a service, normalised: the most popular is 0"));
        if (scenario.caching().observation() == ObservationKind.EXTENDED) {
            all.add(new Component("requested", service, 0, 1, "1", "share of the requests of the last frame"));
        }
        return all;
    }

    /** The plan of an actor: cached where above 0. */
    static Component plan(Scenario scenario) {
        return new Component("cache", new int[]{scenario.network().servers(), scenario.services().count()}, -1, 1, "1",
                "a server caches a service if above 0");
    }

    /** Number of users whose reach is reported: all, or 0 where every user is always within reach. */
    static int usersToTell(Scenario scenario) {
        boolean leave = ScenarioInputs.of(scenario).city().flatMap(City::trajectories).isPresent();
        return leave || scenario.network().beyondRadius() == BeyondRadius.LOCAL ? scenario.network().users() : 0;
    }

    /** Writes a byte for each user, 1 where a server reaches it in the slot sampled last, or in the first one of an episode. */
    static void reached(EdgeNetwork network, int users, ByteBuffer target, int at) {
        for (int i = 0; i < users; i++) {
            target.put(at + i, (byte) (network.reached(i) ? 1 : 0));
        }
    }

    /** Metrics of a frame. */
    static void info(FrameResult result, Map<String, Object> target) {
        target.put("frame", result.frame());
        target.put("frame_reward", result.reward());
        target.put("qos_reward", result.qosReward());
        target.put("switch_penalty", result.switchPenalty());
        target.put("overflow_penalty", result.overflowPenalty());
        target.put("mean_qos", result.meanQos());
        target.put("switch_s", result.switchS());
        target.put("overflow_gib", result.overflowGib());
        target.put("mean_delay_s", result.meanDelayS());
        target.put("mean_energy_j", result.meanEnergyJ());
        target.put("local_users", result.localUsers());
        target.put("hit_users", result.hitUsers());
        target.put("cloud_users", result.cloudUsers());
    }
}
