package edgetempo.benchmarks.agent;

import edgetempo.agents.dqn.Dqn;
import edgetempo.agents.dqn.DqnBatch;
import edgetempo.agents.fran.FranDqn;
import edgetempo.benchmarks.workload.Workload;
import edgetempo.fran.Phase1Env;
import edgetempo.nativeconfig.DevicePlan;
import edgetempo.nativeconfig.NativeProbe;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.fran.FranScenario;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Offloading networks by head and preset, on a device that must be present. */
public final class FranAgents {
    private static final float DISCOUNT = 0.9f;

    private FranAgents() {}

    /** A preset with a head, {@code dueling} or {@code plain}, and a batch. */
    public static FranScenario scenario(String preset, String head, int batch) {
        return ScenarioReader.loadFran(preset, List.of("phase1.network=" + head.toUpperCase(Locale.ROOT),
                "phase1.batch=" + batch));
    }

    /**
     * The network that offloads.
     *
     * @param device see {@link Devices#names}
     * @throws edgetempo.nativeconfig.NativeUnavailableException if TensorFlow or the device is missing
     */
    public static Dqn offloading(FranScenario scenario, String device) {
        DevicePlan plan = Devices.plan(device);
        NativeProbe.require(plan);
        return new Dqn(FranDqn.offloading(scenario.phase1(), new Phase1Env(scenario)), Workload.SEED, 0,
                plan.sessionConfig());
    }

    /** A batch of the form that a network learns from, of random values; every action is allowed next. */
    public static DqnBatch batch(Dqn network) {
        DqnBatch batch = network.newBatch();
        RandomStream random = new RandomStream().at(Workload.SEED, StreamUse.REPLAY, 0);
        fill(random, batch.observations());
        fill(random, batch.nextObservations());
        fill(random, batch.rewards());
        for (int i = 0; i < batch.size(); i++) {
            batch.chosen()[i * batch.actionCount() + random.nextInt(batch.actionCount())] = 1;
        }
        Arrays.fill(batch.bootstraps(), DISCOUNT);
        return batch;
    }

    private static void fill(RandomStream random, float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (2 * random.nextDouble() - 1);
        }
    }
}
