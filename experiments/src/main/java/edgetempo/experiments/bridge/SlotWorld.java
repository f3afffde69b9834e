package edgetempo.experiments.bridge;

import edgetempo.mec.CachePlan;
import edgetempo.mec.Decision;
import edgetempo.mec.FrameResult;
import edgetempo.mec.ObservingSolver;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.StepResult;
import edgetempo.mec.TwinActionDecoder;
import edgetempo.mec.TwoTimescaleEnv;
import edgetempo.scenario.mec.Scenario;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The world of an agent that decides slots as well: a step is a slot. The action is that of the twin agent: 3·N values that decide the
 * slot, then the M·K of the cache plan, which are used in the first slot of each frame only. The reward is that of the frame so far, as in
 * {@link ObservingSolver#slotDone}; with one slot per frame it is the reward of the frame.
 */
final class SlotWorld implements World {
    private final TwoTimescaleEnv env;
    private final Spaces spaces;
    private final Told told;
    private final CachePlan plan;
    private final float[] planned;
    private final int slots;
    private boolean terminated;
    private boolean truncated;
    private Optional<FrameResult> figures = Optional.empty();

    /** Creates a world in a scenario. */
    SlotWorld(Scenario scenario) {
        told = new Told(scenario);
        env = new TwoTimescaleEnv(scenario, told);
        plan = new CachePlan(scenario.network().servers(), scenario.services().count());
        planned = new float[env.planLength()];
        slots = scenario.time().slotsPerFrame();
        int[] users = {scenario.network().users()};
        spaces = new Spaces(MecObservation.components(scenario), true,
                List.of(new Component("offload", users, -1, 1, "1",
                        "target of a user: M + 1 equal parts, local first, then the servers"),
                        new Component("bandwidth", users, -1, 1, "1", "gene of a user's share of its cell's band"),
                        new Component("frequency", users, -1, 1, "1",
                                "gene of a user's share of its server's processor"),
                        MecObservation.plan(scenario)),
                0, false, MecObservation.usersToTell(scenario),
                "reward of the frame so far; after its last slot, the reward of the frame",
                Math.multiplyExact(scenario.time().framesPerEpisode(), slots));
    }

    @Override
    public Spaces spaces() {
        return spaces;
    }

    @Override
    public void reset(long seed, int episode) {
        told.observation = env.reset(seed, episode);
        told.reward = 0;
        terminated = false;
        truncated = false;
        figures = Optional.empty();
    }

    @Override
    public Optional<String> refusal(ByteBuffer actions, int at) {
        return BoxActions.refusal(actions, at, told.action.length + planned.length);
    }

    @Override
    public void step(ByteBuffer actions, int at) {
        figures = Optional.empty();
        if (env.slotsPlayed() % slots == 0) {
            BoxActions.read(actions, at + told.action.length * Float.BYTES, planned);
            plan.decode(planned);
            env.startFrame(plan);
        }
        for (int i = 0; i < told.action.length; i++) {
            told.action[i] = actions.getFloat(at + i * Float.BYTES);
        }
        env.playSlot();
        if (env.slotsPlayed() == slots) {
            StepResult step = env.endFrame();
            terminated = step.terminated();
            truncated = step.truncated();
            figures = Optional.of(step.info());
        }
    }

    @Override
    public double reward() {
        return told.reward;
    }

    @Override
    public boolean terminated() {
        return terminated;
    }

    @Override
    public boolean truncated() {
        return truncated;
    }

    @Override
    public void observe(ByteBuffer target, int at) {
        for (int i = 0; i < told.observation.length; i++) {
            target.putDouble(at + i * Double.BYTES, told.observation[i]);
        }
    }

    @Override
    public void mask(ByteBuffer target, int at) {
        MecObservation.reached(env.network(), spaces.users(), target, at);
    }

    /** The slot; at the end of a frame also the frame's figures. */
    @Override
    public void info(Map<String, Object> target) {
        if (env.slotsPlayed() > 0) {
            target.put("slot", env.slotsPlayed() - 1);
        }
        figures.ifPresent(result -> MecObservation.info(result, target));
    }

    /** Applies the given decision to a slot, and stores its outcome. */
    private static final class Told implements ObservingSolver {
        private final TwinActionDecoder decoder;
        private final double[] action;
        private double[] observation = {};
        private double reward;

        Told(Scenario scenario) {
            decoder = new TwinActionDecoder(scenario.shares(), scenario.network().servers());
            action = new double[3 * scenario.network().users()];
        }

        @Override
        public void reset() {
            // Nothing is carried from slot to slot.
        }

        @Override
        public void observe(double[] newObservation) {
            // Who tells has seen it.
        }

        @Override
        public void solve(SlotProblem problem, Decision decision) {
            decoder.decode(problem, action, decision);
        }

        @Override
        public void slotDone(double[] nextObservation, double runningReward) {
            System.arraycopy(nextObservation, 0, observation, 0, observation.length);
            reward = runningReward;
        }

        @Override
        public String name() {
            return "told";
        }
    }
}
