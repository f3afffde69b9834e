package edgetempo.agents.training;

import edgetempo.agents.ddpg.ExplorationNoise;
import edgetempo.agents.ddpg.TwinDdpg;
import edgetempo.mec.CachePlan;
import edgetempo.mec.Decision;
import edgetempo.mec.ObservingSolver;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotSolver;
import edgetempo.mec.StepResult;
import edgetempo.mec.TwinActionDecoder;
import edgetempo.scenario.mec.ReplayAction;
import edgetempo.scenario.mec.Scenario;
import java.util.Optional;

/**
 * Twin-actor DDPG on both timescales: its large actor plans a frame at its start, its small actor decides every slot of it.
 *
 * <p>A slot is a transition: (observation, small ‖ large action, observation after the slot, reward of the frame so far). The large action
 * is that of the frame in each of its slots, so the large actor's output is used at a frame's start only. Noise on it decays per frame,
 * noise on the small action per slot. {@link ReplayAction} says whether replay stores the plan that was executed, ±1, or the large actor's
 * (noisy) output; the small action is always stored as executed. Learning follows the schedule of {@link DdpgLearner}, in frames; where
 * options count steps of replay, such as n-step returns, they are slots.
 */
public final class TwinDdpgLearner extends OffPolicyLearner {
    private final ExplorationNoise planNoise;
    private final ExplorationNoise slotNoise;
    private final Slots slots;
    private final int slotsPerFrame;
    private final float[] observation;
    private final float[] nextObservation;
    /** Small ‖ large; the large part is that of the frame from {@link Slots#observe} on. */
    private final float[] action;
    private final float[] smallAction;
    private final float[] largeAction;
    private int episode;
    private int frame;
    private int step;
    private boolean acted;

    /**
     * Creates a learner that owns its agent.
     *
     * @param name     algorithm, for run folders and tables
     * @param agent    acts and learns; closed with this learner
     * @param scenario schedule and options
     * @param seed     root seed of exploration and replay
     */
    public TwinDdpgLearner(String name, TwinDdpg agent, Scenario scenario, long seed) {
        super(name, agent, scenario, seed);
        slotsPerFrame = scenario.time().slotsPerFrame();
        planNoise = new ExplorationNoise(seed, scenario.agent(), scenario.learning());
        slotNoise = ExplorationNoise.ofSlots(seed, scenario.agent(), scenario.learning(), slotsPerFrame);
        observation = new float[agent.observationSize()];
        nextObservation = new float[agent.observationSize()];
        action = new float[agent.actionSize()];
        largeAction = new float[scenario.planLength()];
        smallAction = new float[action.length - largeAction.length];
        slots = new Slots();
    }

    @Override
    public Optional<SlotSolver> slotSolver() {
        return Optional.of(slots);
    }

    @Override
    public void startEpisode(int newEpisode) {
        episode = newEpisode;
        step = 0;
        acted = false;
        trainer.startEpisode();
    }

    @Override
    public void plan(double[] newObservation, int newFrame, CachePlan plan) {
        long start = System.nanoTime();
        frame = newFrame;
        Floats.copy(newObservation, observation);
        trainer.act(observation, action);
        acted = true;
        System.arraycopy(action, smallAction.length, largeAction, 0, largeAction.length);
        sigma = planNoise.sigma(trainer.frames());
        planNoise.perturb(largeAction, episode, frame, trainer.frames());
        plan.decode(largeAction);
        if (scenario.agent().replayAction() == ReplayAction.EXECUTED) {
            plan.encode(largeAction, 0);
        }
        actNanos += System.nanoTime() - start;
    }

    /** The small timescale: what the environment calls between {@link #plan} and {@link #frameDone}. */
    private final class Slots implements ObservingSolver {
        private final TwinActionDecoder decoder = new TwinActionDecoder(scenario.shares(),
                scenario.network().servers());
        private final double[] decided = new double[3 * scenario.network().users()];

        @Override
        public String name() {
            return TwinDdpgLearner.this.name();
        }

        @Override
        public void reset() {
            // The learner is told of an episode's start itself.
        }

        @Override
        public void observe(double[] newObservation) {
            // What precedes a frame's first slot is what the plan was made from, and one run gave both actions.
            if (!acted) {
                Floats.copy(newObservation, observation);
                trainer.act(observation, action);
            }
            acted = false;
            System.arraycopy(largeAction, 0, action, smallAction.length, largeAction.length);
        }

        @Override
        public void solve(SlotProblem problem, Decision decision) {
            System.arraycopy(action, 0, smallAction, 0, smallAction.length);
            slotNoise.perturb(smallAction, episode, frame, problem.slot,
                    trainer.frames() * slotsPerFrame + problem.slot);
            System.arraycopy(smallAction, 0, action, 0, smallAction.length);
            for (int i = 0; i < decided.length; i++) {
                decided[i] = smallAction[i];
            }
            decoder.decode(problem, decided, decision);
        }

        @Override
        public void slotDone(double[] newObservation, double runningReward) {
            Floats.copy(newObservation, nextObservation);
            trainer.store(observation, action, (float) runningReward, nextObservation, false, step++);
        }
    }

    @Override
    public void frameDone(StepResult result) {
        trainer.frameDone(episode, frame);
    }
}
