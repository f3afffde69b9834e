package edgetempo.benchmarks.agent;

import edgetempo.agents.ddpg.Ddpg;
import edgetempo.agents.replay.TransitionBatch;
import edgetempo.agents.training.AgentContext;
import edgetempo.agents.training.AgentProvider;
import edgetempo.agents.training.DdpgLearner;
import edgetempo.agents.training.DdpgProvider;
import edgetempo.agents.training.Learner;
import edgetempo.benchmarks.workload.Workload;
import edgetempo.catalogue.Catalogue;
import edgetempo.catalogue.SettingValues;
import edgetempo.mec.TwoTimescaleEnv;
import edgetempo.nativeconfig.DevicePlan;
import edgetempo.nativeconfig.NativeProbe;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.mec.Scenario;
import edgetempo.solver.LocalSearchSolver;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Learning agents by name, on a device that must be present. */
public final class Agents {
    private Agents() {}

    /** Every agent. */
    public static List<String> names() {
        return providers().keySet().stream().toList();
    }

    /**
     * Makes an agent.
     *
     * @param name            see {@link #names}
     * @param scenario        widths of layers, batch and schedule
     * @param observationSize width of an observation
     * @param device          see {@link Devices#names}
     * @throws IllegalArgumentException                             for an unknown name, with those there are
     * @throws edgetempo.nativeconfig.NativeUnavailableException if TensorFlow or the device is missing
     */
    public static Ddpg create(String name, Scenario scenario, int observationSize, String device) {
        DevicePlan plan = Devices.plan(device);
        NativeProbe.require(plan);
        DdpgProvider<?> provider = providers().get(name);
        if (provider == null) {
            throw new IllegalArgumentException("no agent \"" + name + "\"; there are: " + String.join(", ", names()));
        }
        AgentContext context = new AgentContext(scenario, observationSize, Workload.SEED, plan::sessionConfig,
                () -> new LocalSearchSolver(scenario), SettingValues.parse(name, provider.settings(), Map.of()), 1);
        return provider.networks().apply(context);
    }

    private static Map<String, DdpgProvider<?>> providers() {
        Map<String, DdpgProvider<?>> providers = new LinkedHashMap<>();
        Catalogue.standard().of(AgentProvider.KIND).entries().forEach(entry -> {
            if (entry.provider() instanceof DdpgProvider<?> ddpg) {
                providers.put(ddpg.name(), ddpg);
            }
        });
        return providers;
    }

    /** A learner for an environment; see {@link #create}. */
    public static Learner learner(String name, TwoTimescaleEnv env, String device) {
        return new DdpgLearner(name, create(name, env.scenario(), env.observationSize(), device), env.scenario(),
                Workload.SEED);
    }

    /** A batch of the form that an agent learns from, of random values. */
    public static TransitionBatch batch(Ddpg agent) {
        TransitionBatch batch = agent.newBatch();
        RandomStream random = new RandomStream().at(Workload.SEED, StreamUse.REPLAY, 0);
        fill(random, batch.observations());
        fill(random, batch.actions());
        fill(random, batch.rewards());
        Arrays.fill(batch.bootstraps(), 0.95f);
        return batch;
    }

    private static void fill(RandomStream random, float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (2 * random.nextDouble() - 1);
        }
    }
}
