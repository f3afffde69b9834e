package edgetempo.agents.training;

import edgetempo.agents.DivergedException;
import edgetempo.agents.NamedTensor;
import edgetempo.agents.checkpoint.Checkpoint;
import edgetempo.agents.checkpoint.TensorFile;
import edgetempo.agents.ddpg.Ddpg;
import edgetempo.agents.ddpg.UpdateLosses;
import edgetempo.agents.ddpg.UpdateRequest;
import edgetempo.agents.policy.PolicyFile;
import edgetempo.agents.policy.PolicyMemory;
import edgetempo.agents.replay.ReplayBuffer;
import edgetempo.agents.replay.ReplaySampler;
import edgetempo.agents.replay.RunningMoments;
import edgetempo.agents.replay.TransitionBatch;
import edgetempo.metric.LearningMetrics;
import edgetempo.metric.MeanMeasurements;
import edgetempo.metric.Measurements;
import edgetempo.metric.Metric;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.mec.AgentSettings;
import edgetempo.scenario.mec.LearningSettings;
import edgetempo.scenario.mec.Scenario;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Learning from replay: stores transitions, one or more per frame, and, from {@code learningStartFrame} on, makes a round of updates every
 * {@code updateEveryFrames} frames. Independent of the environment and of how actions become plans. Not thread-safe.
 *
 * <p>Observations and rewards are stored raw; they are normalised by running moments when a batch is drawn, and so is the observation that
 * is acted on. With the mean reward subtracted, values are relative to it, which is valid for truncated episodes of a continuing task: Naik
 * et al., <i>Reward centering</i>, RLC 2024.
 */
final class OffPolicyTrainer {
    private final Ddpg agent;
    private final AgentSettings settings;
    private final LearningSettings options;
    private final long seed;
    private final ReplayBuffer replay;
    private final ReplaySampler sampler;
    private final TransitionBatch batch;
    private final RunningMoments observations;
    private final RunningMoments rewards = new RunningMoments(1);
    private final float[] reward = new float[1];
    private final float[] normalised;
    private final float[] targetNoise;
    private final float[] shares;
    private final float[] errors;
    private final RandomStream replayStream = new RandomStream();
    private final RandomStream smoothing = new RandomStream();
    private long frames;
    private long updates;
    private final MeanMeasurements losses = new MeanMeasurements();
    private long updateNanos;

    OffPolicyTrainer(Ddpg agent, AgentSettings settings, long seed) {
        this.agent = agent;
        this.settings = settings;
        this.seed = seed;
        options = agent.options();
        replay = new ReplayBuffer(settings.replayCapacity(), agent.observationSize(), agent.actionSize());
        sampler = new ReplaySampler(replay, agent.window(), settings.discount(), options);
        batch = agent.newBatch();
        observations = new RunningMoments(agent.observationSize());
        normalised = new float[agent.observationSize()];
        targetNoise = new float[options.targetNoise() > 0 ? batch.actions().length : 0];
        int trained = (agent.window() - options.burnIn()) * batch.size();
        shares = new float[options.predictionWeight() > 0 ? trained * agent.services() : 0];
        errors = new float[sampler.prioritised() ? trained : 0];
    }

    /** Frames stored since training began. */
    long frames() {
        return frames;
    }

    /** Gradient updates since training began. */
    long updates() {
        return updates;
    }

    /** Wall time in updates, drawing included, ns. */
    long updateNanos() {
        return updateNanos;
    }

    void startEpisode() {
        agent.forget();
        losses.clear();
    }

    /** The actor's action for a raw observation. Action modified. */
    void act(float[] observation, float[] action) {
        if (options.normaliseObservations()) {
            System.arraycopy(observation, 0, normalised, 0, normalised.length);
            normalise(normalised);
            agent.act(normalised, action);
        } else {
            agent.act(observation, action);
        }
        for (int i = 0; i < action.length; i++) {
            requireFinite("actor's output", action[i]);
        }
    }

    /** Stores a transition; see {@link ReplayBuffer#push}. */
    void store(float[] observation, float[] action, float gained, float[] nextObservation, boolean terminated,
            int step) {
        requireFinite("reward", gained);
        sampler.pushed(replay.push(observation, action, gained, nextObservation, terminated, step));
        if (options.normaliseObservations()) {
            observations.add(observation);
        }
        reward[0] = gained;
        rewards.add(reward);
    }

    /** Counts a frame, and learns if an update is due. */
    void frameDone(int episode, int frame) {
        frames++;
        if (frames >= settings.learningStartFrame() && frames % settings.updateEveryFrames() == 0
                && sampler.ready()) {
            long start = System.nanoTime();
            replayStream.at(seed, StreamUse.REPLAY, episode).at(frame, 0, 0, 0);
            smoothing.at(seed, StreamUse.TARGET_NOISE, episode).at(frame, 0, 0, 0);
            for (int u = 0; u < settings.updatesPerRound(); u++) {
                learn();
            }
            updateNanos += System.nanoTime() - start;
        }
    }

    private void learn() {
        double done = Math.min(1, (double) frames / options.scheduleFrames());
        double correction = options.priorityCorrection() + (1 - options.priorityCorrection()) * done;
        sampler.sample(replayStream, correction, options.centreRewards() ? rewards.mean(0) : 0, batch);
        if (options.normaliseObservations()) {
            normalise(batch.observations());
        }
        if (shares.length > 0) {
            gatherShares();
        }
        for (int i = 0; i < targetNoise.length; i++) {
            double noise = options.targetNoise() * smoothing.nextGaussian();
            targetNoise[i] = (float) Math.clamp(noise, -options.targetNoiseClip(), options.targetNoiseClip());
        }
        UpdateLosses update = agent.update(batch,
                new UpdateRequest(1 + (options.learningRateFinal() - 1) * done,
                        (updates + 1) % options.actorDelay() == 0, targetNoise, shares, errors));
        requireFinite("critic loss", update.critic());
        requireFinite("actor loss", update.actor());
        requireFinite("mean Q-value", update.meanQ());
        losses.add(update.measurements());
        if (sampler.prioritised()) {
            sampler.updatePriorities(batch, errors, options.burnIn());
        }
        updates++;
    }

    private void requireFinite(String what, double value) {
        if (!Double.isFinite(value)) {
            throw diverged("the " + what + " is " + value);
        }
    }

    private void requireFinite(Map<String, NamedTensor> weights) {
        weights.forEach((name, tensor) -> {
            if (!tensor.isFinite()) {
                throw diverged("the weights " + name + " are not finite");
            }
        });
    }

    private DivergedException diverged(String what) {
        return new DivergedException("learning diverged: after " + updates + " updates " + what
                + "; what usually helps: a smaller agent.criticLearningRate (" + settings.criticLearningRate()
                + ") or agent.actorLearningRate (" + settings.actorLearningRate() + "), agent.softUpdate ("
                + settings.softUpdate() + ") or agent.discount (" + settings.discount()
                + "), or learning.gradientClip");
    }

    /** From replay, not from the batch, which may be normalised and holds the observation after an n-step return. */
    private void gatherShares() {
        int services = agent.services();
        for (int b = 0; b < batch.size(); b++) {
            int start = replay.age(batch.rows()[b]);
            for (int t = options.burnIn(); t < batch.steps(); t++) {
                int row = (t - options.burnIn()) * batch.size() + b;
                replay.endOfNextObservation(start + t, services, shares, row * services);
            }
        }
    }

    /** Rows of observations, in place. */
    private void normalise(float[] rows) {
        int width = agent.observationSize();
        for (int i = 0; i < width; i++) {
            float mean = (float) observations.mean(i);
            float scale = (float) (1 / observations.deviation(i));
            for (int at = i; at < rows.length; at += width) {
                rows[at] = (rows[at] - mean) * scale;
            }
        }
    }

    /** Measurements of the episode that ends. */
    Measurements progress(double sigma) {
        Map<Metric, Double> values = losses.means();
        values.put(LearningMetrics.NOISE_STD_DEV, sigma);
        values.put(LearningMetrics.UPDATES, (double) updates);
        return Measurements.of(LearningMetrics.STANDARD, values);
    }

    /**
     * All actors, for raw observations: normalisation is folded into their first layers.
     *
     * @return weights, and as metadata what {@link PolicyFile} reads
     */
    TensorFile policy(Scenario scenario) {
        Map<String, NamedTensor> policy = agent.exportPolicy();
        requireFinite(policy);
        Map<String, String> metadata = new LinkedHashMap<>();
        agent.policyForms().forEach((actor, form) -> {
            metadata.put(PolicyFile.formKey(actor), form);
            if (options.normaliseObservations()) {
                FirstLayer.fold(policy, actor, observations);
            }
        });
        PolicyMemory memory = agent.remembers() ? PolicyMemory.EPISODE : PolicyMemory.NONE;
        metadata.put(PolicyFile.MEMORY, memory.label());
        metadata.put(PolicyFile.OBSERVATION, scenario.caching().observation().name());
        metadata.put("scenario", scenario.name());
        return new TensorFile(policy, metadata);
    }

    /** Everything needed to resume after a whole episode. */
    Checkpoint checkpoint(Map<String, String> progress) {
        Map<String, String> all = new LinkedHashMap<>(progress);
        all.put("frames", Long.toString(frames));
        all.put("updates", Long.toString(updates));
        all.put("observationMoments", observations.save());
        all.put("rewardMoments", rewards.save());
        Map<String, NamedTensor> stored = new LinkedHashMap<>(replay.exportState());
        stored.putAll(sampler.exportState());
        Map<String, NamedTensor> state = agent.exportState();
        requireFinite(state);
        return new Checkpoint(state, stored, all);
    }

    /**
     * Restores a checkpoint of a trainer of the same form.
     *
     * @throws IllegalArgumentException if it lacks something or is of another form
     */
    void restore(Checkpoint checkpoint) {
        long newFrames = checkpoint.count("frames");
        long newUpdates = checkpoint.count("updates");
        observations.restore(text(checkpoint, "observationMoments"));
        rewards.restore(text(checkpoint, "rewardMoments"));
        agent.importState(checkpoint.agent());
        replay.importState(checkpoint.replay());
        sampler.importState(checkpoint.replay());
        frames = newFrames;
        updates = newUpdates;
    }

    private static String text(Checkpoint checkpoint, String key) {
        String value = checkpoint.progress().get(key);
        if (value == null) {
            throw new IllegalArgumentException("its progress lacks " + key);
        }
        return value;
    }
}
