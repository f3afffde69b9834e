package edgetempo.experiments.bridge;

import edgetempo.experiments.BadInputException;
import edgetempo.fran.BlockAllocations;
import edgetempo.fran.CloudRule;
import edgetempo.fran.ExactOffloading;
import edgetempo.fran.FranDecision;
import edgetempo.fran.FranInstance;
import edgetempo.fran.FranSampler;
import edgetempo.fran.Phase2Env;
import edgetempo.fran.Preprocessing;
import edgetempo.scenario.fran.FranScenario;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * F-RAN's phase 2 at one access point, after an offloading that is exact for phase 1: a step allocates the blocks of its processor. The
 * number of allocations depends on the number of sharing users, which depends on the instance; the mask says which are valid. An invalid
 * one has no effect and reward 0. See {@link FranInstances} for which instance an episode is played on.
 */
final class AllocationWorld implements World {
    /** Largest number of actions. */
    private static final long MAX_ACTIONS = 1_000_000;

    private final FranScenario scenario;
    private final FranInstances instances;
    private final Phase2Env env;
    private final Spaces spaces;
    private final int fap;
    private final int maxSteps;
    private final FranDecision decision;
    private final float[] observation = new float[Phase2Env.OBSERVATION_LENGTH];
    private double reward;
    /** Steps with invalid actions. */
    private int idle;

    /**
     * Creates a world at an access point.
     *
     * @param fap counted from 0
     * @throws BadInputException if there is no such access point, or too many allocations
     */
    AllocationWorld(FranScenario scenario, int fap) {
        if (fap < 0 || fap >= scenario.world().faps()) {
            throw BadInputException.of("fap", fap + " is out of range; allowed: 0 to " + (scenario.world().faps() - 1));
        }
        this.scenario = scenario;
        this.fap = fap;
        instances = new FranInstances(new FranSampler(scenario), scenario.phase1().instances());
        env = new Phase2Env(scenario);
        maxSteps = scenario.phase2().maxSteps();
        decision = new FranDecision(scenario.world().users());
        int sharing = Math.min(Math.min(scenario.world().users(), scenario.compute().fapPlaces()),
                scenario.phase2().blocks());
        long actions = 1;
        for (int users = 1; users <= sharing; users++) {
            actions = Math.max(actions, BlockAllocations.count(scenario.phase2().blocks(), users));
        }
        if (actions > MAX_ACTIONS) {
            throw new BadInputException("phase2.blocks: " + scenario.phase2().blocks() + " blocks for up to " + sharing
                    + " users can be allocated in " + actions + " ways; allowed: " + MAX_ACTIONS);
        }
        spaces = new Spaces(List.of(
                new Component("processor", new int[]{1}, 0, Double.POSITIVE_INFINITY, "GHz",
                        "processor of the access point"),
                new Component("earned", new int[]{1}, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, "1",
                        "the last reward; 0 at first")),
                false, List.of(), (int) actions, true, 0, "sum of the utilities of the users that share", maxSteps);
    }

    @Override
    public Spaces spaces() {
        return spaces;
    }

    @Override
    public void reset(long seed, int episode) {
        reward = 0;
        idle = 0;
        instances.first(seed, episode, instance -> {
            offload(instance);
            env.reset(instance, decision, fap);
            return !env.done();
        }, "nobody shares access point " + fap);
    }

    private void offload(FranInstance instance) {
        decision.clear();
        if (scenario.cache().preprocessing()) {
            new Preprocessing().deliver(instance, decision);
        }
        ExactOffloading.overAllNodes().offload(instance, decision);
        CloudRule.apply(instance, decision);
    }

    @Override
    public Optional<String> refusal(ByteBuffer actions, int at) {
        return FranInstances.refusal(actions.getInt(at), spaces.actions());
    }

    @Override
    public void step(ByteBuffer actions, int at) {
        int action = actions.getInt(at);
        if (action < env.actions()) {
            reward = env.step(action);
        } else {
            reward = 0;
            idle++;
        }
    }

    @Override
    public double reward() {
        return reward;
    }

    /** Never: settling of the reward truncates an epoch and is not terminal. */
    @Override
    public boolean terminated() {
        return false;
    }

    @Override
    public boolean truncated() {
        return env.done() || env.steps() + idle >= maxSteps;
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
        int there = env.actions();
        for (int i = 0; i < spaces.actions(); i++) {
            target.put(at + i, (byte) (i < there ? 1 : 0));
        }
    }

    @Override
    public void info(Map<String, Object> target) {
        target.put("instance", instances.number());
        target.put("sharing", env.users());
        target.put("idle_steps", idle);
    }
}
