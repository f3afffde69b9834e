package edgetempo.experiments.bridge;

import edgetempo.fran.FranSampler;
import edgetempo.fran.Phase1Env;
import edgetempo.scenario.fran.FranObservation;
import edgetempo.scenario.fran.FranScenario;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** F-RAN's phase 1: a step chooses the node of one user. See {@link FranInstances} for the instance of an episode. */
final class OffloadingWorld implements World {
    private final FranInstances instances;
    private final Phase1Env env;
    private final Spaces spaces;
    private final float[] observation;
    private final boolean[] allowed;
    private double reward;

    /** Creates a world in a scenario. */
    OffloadingWorld(FranScenario scenario) {
        instances = new FranInstances(new FranSampler(scenario), scenario.phase1().instances());
        env = new Phase1Env(scenario);
        int nodes = scenario.nodes();
        int users = scenario.world().users();
        List<Component> seen = new ArrayList<>();
        seen.add(new Component("serves", new int[]{nodes, users}, 0, 1, "1", "whether a node was chosen for a user"));
        if (scenario.phase1().observation() == FranObservation.EXTENDED) {
            seen.add(new Component("turn", new int[]{users}, 0, 1, "1", "whose turn it is"));
            seen.add(new Component("earns", new int[]{nodes}, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, "1",
                    "utility of the user whose turn it is at a node that is admitted; 0 elsewhere"));
            seen.add(new Component("free", new int[]{nodes}, 0, 1, "1", "share of a node's places that are free"));
        }
        spaces = new Spaces(seen, false, List.of(), env.actions(), true, 0,
                "utility of the user at the node with the node's whole processor; 0 if the node is not admitted",
                users);
        observation = new float[env.observationLength()];
        allowed = new boolean[env.actions()];
    }

    @Override
    public Spaces spaces() {
        return spaces;
    }

    @Override
    public void reset(long seed, int episode) {
        reward = 0;
        instances.first(seed, episode, instance -> {
            env.reset(instance, episode);
            return !env.done();
        }, "pre-processing leaves no user to ask");
    }

    @Override
    public Optional<String> refusal(ByteBuffer actions, int at) {
        return FranInstances.refusal(actions.getInt(at), env.actions());
    }

    @Override
    public void step(ByteBuffer actions, int at) {
        reward = env.step(actions.getInt(at));
    }

    @Override
    public double reward() {
        return reward;
    }

    @Override
    public boolean terminated() {
        return env.done();
    }

    @Override
    public boolean truncated() {
        return false;
    }

    @Override
    public void observe(ByteBuffer target, int at) {
        env.observe(observation);
        for (int i = 0; i < observation.length; i++) {
            target.putFloat(at + i * Float.BYTES, observation[i]);
        }
    }

    @Override
    public void mask(ByteBuffer target, int at) {
        env.mask(allowed);
        for (int i = 0; i < allowed.length; i++) {
            target.put(at + i, (byte) (allowed[i] ? 1 : 0));
        }
    }

    @Override
    public void info(Map<String, Object> target) {
        target.put("instance", instances.number());
        if (!env.done()) {
            target.put("user", env.user());
        }
        target.put("utility", env.total());
    }
}
