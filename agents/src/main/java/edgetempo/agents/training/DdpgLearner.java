package edgetempo.agents.training;

import edgetempo.agents.ddpg.Ddpg;
import edgetempo.agents.ddpg.ExplorationNoise;
import edgetempo.mec.CachePlan;
import edgetempo.mec.StepResult;
import edgetempo.scenario.mec.ReplayAction;
import edgetempo.scenario.mec.Scenario;

/**
 * The DDPG schedule of DGL-DDPG: noisy actions, replay, and from {@code learningStartFrame} on, a round of updates every
 * {@code updateEveryFrames} frames. {@link ReplayAction} says whether replay stores the plan that was executed, ±1, or
 * the actor's (noisy) output.
 */
public final class DdpgLearner extends OffPolicyLearner {
    private final ExplorationNoise noise;
    private final float[] observation;
    private final float[] nextObservation;
    private final float[] action;
    private int episode;
    private int frame;

    /**
     * Creates a learner that owns its agent.
     *
     * @param name     algorithm, for run folders and tables
     * @param agent    acts and learns; closed with this learner
     * @param scenario schedule and options
     * @param seed     root seed of exploration and replay
     */
    public DdpgLearner(String name, Ddpg agent, Scenario scenario, long seed) {
        super(name, agent, scenario, seed);
        noise = new ExplorationNoise(seed, scenario.agent(), scenario.learning());
        observation = new float[agent.observationSize()];
        nextObservation = new float[agent.observationSize()];
        action = new float[agent.actionSize()];
    }

    @Override
    public void startEpisode(int newEpisode) {
        episode = newEpisode;
        trainer.startEpisode();
    }

    @Override
    public void plan(double[] newObservation, int newFrame, CachePlan plan) {
        long start = System.nanoTime();
        frame = newFrame;
        Floats.copy(newObservation, observation);
        trainer.act(observation, action);
        sigma = noise.sigma(trainer.frames());
        noise.perturb(action, episode, frame, trainer.frames());
        plan.decode(action);
        if (scenario.agent().replayAction() == ReplayAction.EXECUTED) {
            plan.encode(action, 0);
        }
        actNanos += System.nanoTime() - start;
    }

    @Override
    public void frameDone(StepResult result) {
        Floats.copy(result.observation(), nextObservation);
        trainer.store(observation, action, (float) result.reward(), nextObservation, result.terminated(), frame);
        trainer.frameDone(episode, frame);
    }
}
