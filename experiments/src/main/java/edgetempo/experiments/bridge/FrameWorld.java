package edgetempo.experiments.bridge;

import edgetempo.mec.CachePlan;
import edgetempo.mec.FrameResult;
import edgetempo.mec.SlotSolver;
import edgetempo.mec.StepResult;
import edgetempo.mec.TwoTimescaleEnv;
import edgetempo.scenario.mec.Scenario;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The two-timescale world: a step is a frame, the action its cache plan; a slot solver decides the slots. */
final class FrameWorld implements World {
    private final TwoTimescaleEnv env;
    private final Spaces spaces;
    private final CachePlan plan;
    private final float[] action;
    private double[] observation = {};
    private double reward;
    private boolean terminated;
    private boolean truncated;
    private Optional<FrameResult> figures = Optional.empty();

    /** Creates a world in a scenario with a private slot solver. */
    FrameWorld(Scenario scenario, SlotSolver solver) {
        env = new TwoTimescaleEnv(scenario, solver);
        spaces = new Spaces(MecObservation.components(scenario), true, List.of(MecObservation.plan(scenario)), 0, false,
                MecObservation.usersToTell(scenario),
                "reward of the frame: mean QoS of its slots times its scale, less penalties for switching and overflow",
                scenario.time().framesPerEpisode());
        plan = new CachePlan(scenario.network().servers(), scenario.services().count());
        action = new float[env.planLength()];
    }

    @Override
    public Spaces spaces() {
        return spaces;
    }

    @Override
    public void reset(long seed, int episode) {
        observation = env.reset(seed, episode);
        reward = 0;
        terminated = false;
        truncated = false;
        figures = Optional.empty();
    }

    @Override
    public Optional<String> refusal(ByteBuffer actions, int at) {
        return BoxActions.refusal(actions, at, action.length);
    }

    @Override
    public void step(ByteBuffer actions, int at) {
        BoxActions.read(actions, at, action);
        plan.decode(action);
        StepResult step = env.step(plan);
        observation = step.observation();
        reward = step.reward();
        terminated = step.terminated();
        truncated = step.truncated();
        figures = Optional.of(step.info());
    }

    @Override
    public double reward() {
        return reward;
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
        for (int i = 0; i < observation.length; i++) {
            target.putDouble(at + i * Double.BYTES, observation[i]);
        }
    }

    @Override
    public void mask(ByteBuffer target, int at) {
        MecObservation.reached(env.network(), spaces.users(), target, at);
    }

    @Override
    public void info(Map<String, Object> target) {
        figures.ifPresent(result -> MecObservation.info(result, target));
    }
}
