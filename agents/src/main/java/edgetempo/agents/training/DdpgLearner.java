package edgetempo.agents.training;

import edgetempo.agents.checkpoint.Checkpoint;
import edgetempo.agents.ddpg.Ddpg;
import edgetempo.agents.ddpg.ExplorationNoise;
import edgetempo.agents.ddpg.UpdateLosses;
import edgetempo.agents.replay.ReplayBuffer;
import edgetempo.agents.replay.TransitionBatch;
import edgetempo.mec.CachePlan;
import edgetempo.mec.StepResult;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.AgentSettings;
import edgetempo.scenario.ReplayAction;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The DDPG schedule of DGL-DDPG: noisy actions, replay, and from {@code learningStartFrame} on a round of updates every
 * {@code updateEveryFrames} frames. A service is cached iff its (noisy) output is above 0; {@link ReplayAction} says whether replay
 * stores that plan or the output.
 */
public final class DdpgLearner implements Learner {
    private final String name;
    private final Ddpg agent;
    private final AgentSettings settings;
    private final long seed;
    private final ReplayBuffer replay;
    private final TransitionBatch batch;
    private final int[] indices;
    private final ExplorationNoise noise;
    private final RandomStream replayStream = new RandomStream();
    private final float[] observation;
    private final float[] nextObservation;
    private final float[] action;
    private int episode;
    private int frame;
    private long frames;
    private long updates;
    private long episodeUpdates;
    private double criticLoss;
    private double actorLoss;
    private double meanQ;
    private double sigma;
    private long actNanos;
    private long updateNanos;

    /**
     * A learner that owns its agent.
     *
     * @param name     algorithm, for run folders and tables
     * @param agent    acts and learns; closed with this learner
     * @param settings schedule
     * @param seed     root seed of exploration and replay
     */
    public DdpgLearner(String name, Ddpg agent, AgentSettings settings, long seed) {
        this.name = name;
        this.agent = agent;
        this.settings = settings;
        this.seed = seed;
        replay = new ReplayBuffer(settings.replayCapacity(), agent.observationSize(), agent.actionSize());
        batch = TransitionBatch.allocate(settings.batch(), agent.observationSize(), agent.actionSize());
        indices = new int[settings.batch()];
        noise = new ExplorationNoise(seed, settings);
        observation = new float[agent.observationSize()];
        nextObservation = new float[agent.observationSize()];
        action = new float[agent.actionSize()];
    }

    @Override
    public String name() {
        return name;
    }

    /** The agent that acts and learns. */
    public Ddpg agent() {
        return agent;
    }

    @Override
    public void startEpisode(int newEpisode) {
        episode = newEpisode;
        episodeUpdates = 0;
        criticLoss = 0;
        actorLoss = 0;
        meanQ = 0;
    }

    @Override
    public void plan(double[] newObservation, int newFrame, CachePlan plan) {
        long start = System.nanoTime();
        frame = newFrame;
        toFloats(newObservation, observation);
        agent.act(observation, action);
        sigma = noise.sigma(frames);
        noise.perturb(action, episode, frame, frames);
        plan.decode(action);
        if (settings.replayAction() == ReplayAction.EXECUTED) {
            for (int i = 0; i < action.length; i++) {
                action[i] = action[i] > 0 ? 1 : -1;
            }
        }
        actNanos += System.nanoTime() - start;
    }

    @Override
    public void frameDone(StepResult result) {
        toFloats(result.observation(), nextObservation);
        replay.push(observation, action, (float) result.reward(), nextObservation, result.terminated());
        frames++;
        if (frames >= settings.learningStartFrame() && frames % settings.updateEveryFrames() == 0) {
            long start = System.nanoTime();
            replayStream.at(seed, StreamUse.REPLAY, episode).at(frame, 0, 0, 0);
            for (int u = 0; u < settings.updatesPerRound(); u++) {
                learn();
            }
            updateNanos += System.nanoTime() - start;
        }
    }

    private void learn() {
        replay.sample(replayStream, settings.batch(), indices);
        replay.gather(indices, batch);
        UpdateLosses losses = agent.update(batch);
        criticLoss += losses.critic();
        actorLoss += losses.actor();
        meanQ += losses.meanQ();
        updates++;
        episodeUpdates++;
    }

    @Override
    public LearningProgress endEpisode() {
        double n = episodeUpdates == 0 ? Double.NaN : episodeUpdates;
        return new LearningProgress(sigma, updates, criticLoss / n, actorLoss / n, meanQ / n);
    }

    /**
     * Everything this learner needs to go on after a whole episode.
     *
     * @param progress what the caller needs besides; keys must not be {@code frames} or {@code updates}
     */
    @Override
    public Checkpoint checkpoint(Map<String, String> progress) {
        Map<String, String> all = new LinkedHashMap<>(progress);
        all.put("frames", Long.toString(frames));
        all.put("updates", Long.toString(updates));
        return new Checkpoint(agent.exportState(), replay.exportState(), all);
    }

    @Override
    public void restore(Checkpoint checkpoint) {
        long restoredFrames = checkpoint.count("frames");
        long restoredUpdates = checkpoint.count("updates");
        agent.importState(checkpoint.agent());
        replay.importState(checkpoint.replay());
        frames = restoredFrames;
        updates = restoredUpdates;
    }

    @Override
    public long updates() {
        return updates;
    }

    @Override
    public long actNanos() {
        return actNanos;
    }

    @Override
    public long updateNanos() {
        return updateNanos;
    }

    @Override
    public void close() {
        agent.close();
    }

    private static void toFloats(double[] source, float[] target) {
        for (int i = 0; i < target.length; i++) {
            target[i] = (float) source[i];
        }
    }
}
