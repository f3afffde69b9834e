package edgetempo.agents.training;

import edgetempo.agents.DivergedException;
import edgetempo.agents.NamedTensor;
import edgetempo.agents.checkpoint.Checkpoint;
import edgetempo.agents.checkpoint.TensorFile;
import edgetempo.agents.ddpg.ExplorationNoise;
import edgetempo.agents.policy.PolicyFile;
import edgetempo.agents.policy.RecallForecast;
import edgetempo.agents.policy.RecallForm;
import edgetempo.agents.policy.RecallPlanner;
import edgetempo.agents.policy.RecallPolicy;
import edgetempo.agents.policy.RecallWeights;
import edgetempo.agents.recall.EpisodeBatch;
import edgetempo.agents.recall.EpisodeReplay;
import edgetempo.agents.recall.Recall;
import edgetempo.mec.CachePlan;
import edgetempo.mec.SlotSolver;
import edgetempo.mec.StepResult;
import edgetempo.mec.WorkerPool;
import edgetempo.metric.LearningMetrics;
import edgetempo.metric.MeanMeasurements;
import edgetempo.metric.Measurements;
import edgetempo.metric.Metric;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.mec.AgentSettings;
import edgetempo.scenario.mec.Scenario;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The training schedule of a recall agent: plans by forecast and critic, explores by noise on the value of each service at each server,
 * stores whole episodes, and learns from replay at the end of each, with as many updates as the schedule says. Acting is in Java, with
 * weights fetched after learning.
 */
final class RecallLearner implements Learner {
    private static final List<Metric> LOSSES = List.of(LearningMetrics.CRITIC_LOSS, LearningMetrics.ACTOR_LOSS);

    private final String name;
    private final Recall agent;
    private final Scenario scenario;
    private final RecallOptions options;
    private final long seed;
    private final ExplorationNoise noise;
    private final EpisodeReplay replay;
    private final EpisodeBatch batch;
    private final WorkerPool workers;
    private final RecallForecast forecast;
    private final RecallPlanner planner;
    private final CachePlan planned;
    private final Optional<Counterfactuals> counterfactuals;
    private final float[][] popularities;
    private final float[] bonus;
    private final RandomStream random = new RandomStream();
    private final MeanMeasurements losses = new MeanMeasurements();
    private double sigma;
    private int episode;
    private long frames;
    private long updates;
    private long actNanos;
    private long updateNanos;

    /**
     * Creates a learner that owns its agent.
     *
     * @param threads available for learning
     */
    RecallLearner(String name, Recall agent, Scenario scenario, RecallOptions options,
            Supplier<SlotSolver> solver, long seed, int threads) {
        this.name = name;
        this.agent = agent;
        this.scenario = scenario;
        this.options = options;
        this.seed = seed;
        RecallForm form = agent.form();
        AgentSettings settings = scenario.agent();
        noise = new ExplorationNoise(seed, options.noise() * settings.noiseInitial(), settings.noiseDecay(),
                options.noise() * settings.noiseFloor(), scenario.learning().noiseHoldFrames());
        replay = new EpisodeReplay(form, scenario.agent().replayCapacity() / form.frames());
        batch = agent.newBatch();
        workers = new WorkerPool(Math.min(2, threads), "edgetempo-learner");
        planned = new CachePlan(form.servers(), form.services());
        counterfactuals = options.counterfactuals() == 0
                ? Optional.empty()
                : Optional.of(new Counterfactuals(scenario, solver, options.bounded(), seed));
        RecallWeights weights = weights();
        forecast = new RecallForecast(weights);
        planner = new RecallPlanner(weights, scenario, RecallPolicy.unit(scenario), options.bounded());
        popularities = new float[form.stages()][form.services()];
        bonus = new float[scenario.planLength()];
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void startEpisode(int newEpisode) {
        episode = newEpisode;
        losses.clear();
        forecast.reset();
        replay.startEpisode();
        counterfactuals.ifPresent(Counterfactuals::startEpisode);
    }

    @Override
    public void plan(double[] observation, int frame, CachePlan plan) {
        long start = System.nanoTime();
        if (frame > 0) {
            forecast.observe(observation, observation.length - plan.services());
        }
        forecast.forecast(popularities);
        sigma = noise.sigma(frames);
        random.at(seed, StreamUse.EXPLORATION, episode).at(frame, 0, 0, 0);
        for (int i = 0; i < bonus.length; i++) {
            bonus[i] = (float) (sigma * random.nextGaussian());
        }
        planner.plan(popularities, scenario.time().framesPerEpisode() - frame, sigma == 0, bonus, plan);
        planned.copyFrom(plan);
        actNanos += System.nanoTime() - start;
    }

    @Override
    public void frameDone(StepResult result) {
        double gained = result.info().qosReward() / RecallPolicy.unit(scenario);
        if (!Double.isFinite(gained)) {
            throw diverged("a frame's reward is " + gained);
        }
        replay.push(result.observation(), planned, (float) gained);
        counterfactuals.ifPresent(others -> others.played(result.observation(), planned));
        frames++;
        if (frames % scenario.time().framesPerEpisode() == 0) {
            counterfactuals.ifPresent(others -> others.fill(replay, episode, options.counterfactuals()));
            learn();
        }
    }

    private void learn() {
        AgentSettings settings = scenario.agent();
        if (frames < settings.learningStartFrame()) {
            return;
        }
        long start = System.nanoTime();
        int per = settings.updateEveryFrames();
        long rounds = frames / per - (frames - scenario.time().framesPerEpisode()) / per;
        learn((int) (rounds * settings.updatesPerRound()));
        planner.use(agent.weights());
        counterfactuals.ifPresent(others -> others.challenge(planner, popularities.length, episode));
        useWeights();
        updateNanos += System.nanoTime() - start;
    }

    private void learn(int count) {
        AgentSettings settings = scenario.agent();
        double done = Math.min(1, (double) frames / scenario.learning().scheduleFrames());
        double rate = 1 + (options.settle() - 1) * done;
        int[] episodes = replay.draw(random.at(seed, StreamUse.REPLAY, episode).at(0, 0, 0, 0), count * batch.size());
        float[] forecastLosses = new float[count];
        float[] criticLosses = new float[count];
        // The two share no weights and no arrays of a batch.
        workers.run(worker -> {
            if (worker == 0) {
                for (int u = 0; u < count; u++) {
                    replay.putRequests(episodes, u * batch.size(), batch);
                    forecastLosses[u] = agent.updateForecaster(batch, settings.actorLearningRate() * rate);
                }
            }
            if (worker == workers.threads() - 1) {
                for (int u = 0; u < count; u++) {
                    replay.putPlans(episodes, u * batch.size(), batch);
                    criticLosses[u] = agent.updateCritic(batch, settings.criticLearningRate() * rate);
                }
            }
        });
        for (int u = 0; u < count; u++) {
            if (!Float.isFinite(forecastLosses[u]) || !Float.isFinite(criticLosses[u])) {
                throw diverged("the losses are " + forecastLosses[u] + " and " + criticLosses[u]);
            }
            losses.add(new Measurements(LOSSES, criticLosses[u], forecastLosses[u]));
            updates++;
        }
    }

    private void useWeights() {
        RecallWeights weights = weights();
        forecast.use(weights);
        planner.use(weights);
    }

    private RecallWeights weights() {
        return RecallWeights.of(agent.form(), actingState());
    }

    private Map<String, NamedTensor> actingState() {
        Map<String, NamedTensor> state = Recall.weightsOf(agent.exportState());
        counterfactuals.ifPresent(others -> state.putAll(others.incumbent().exportWeights()));
        return state;
    }

    private DivergedException diverged(String what) {
        return new DivergedException("learning diverged: after " + updates + " updates " + what
                + "; what usually helps: a smaller agent.criticLearningRate (" + scenario.agent().criticLearningRate()
                + ") or agent.actorLearningRate (" + scenario.agent().actorLearningRate()
                + "), or learning.gradientClip");
    }

    @Override
    public Measurements endEpisode() {
        Map<Metric, Double> values = losses.means();
        values.put(LearningMetrics.NOISE_STD_DEV, sigma);
        values.put(LearningMetrics.UPDATES, (double) updates);
        return Measurements.of(LearningMetrics.STANDARD, values);
    }

    @Override
    public Optional<TensorFile> policy() {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(PolicyFile.NETWORK, agent.form().networks().get(RecallForm.ACTOR).describe());
        metadata.put(PolicyFile.RECALL, agent.form().describe());
        metadata.put(PolicyFile.BOUNDED, Boolean.toString(options.bounded()));
        metadata.put(PolicyFile.MEMORY, agent.form().memory().label());
        metadata.put(PolicyFile.OBSERVATION, scenario.caching().observation().name());
        metadata.put("scenario", scenario.name());
        return Optional.of(new TensorFile(actingState(), metadata));
    }

    @Override
    public Checkpoint checkpoint(Map<String, String> progress) {
        Map<String, String> all = new LinkedHashMap<>(progress);
        all.put("frames", Long.toString(frames));
        all.put("updates", Long.toString(updates));
        all.put("replayed", Long.toString(replay.pushed()));
        Map<String, NamedTensor> replayed = replay.exportState();
        counterfactuals.ifPresent(others -> replayed.putAll(others.incumbent().exportState()));
        return new Checkpoint(agent.exportState(), replayed, all);
    }

    @Override
    public void restore(Checkpoint checkpoint) {
        long newFrames = checkpoint.count("frames");
        long newUpdates = checkpoint.count("updates");
        long pushed = checkpoint.count("replayed");
        agent.importState(checkpoint.agent());
        replay.importState(checkpoint.replay(), pushed);
        counterfactuals.ifPresent(others -> others.incumbent().importState(checkpoint.replay()));
        useWeights();
        frames = newFrames;
        updates = newUpdates;
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
        workers.close();
        agent.close();
    }
}
