package edgetempo.agents.fran;

import edgetempo.agents.NamedTensor;
import edgetempo.agents.checkpoint.Checkpoint;
import edgetempo.agents.checkpoint.CheckpointParts;
import edgetempo.agents.dqn.DqnAgent;
import edgetempo.agents.dqn.DqnSettings;
import edgetempo.agents.network.Network;
import edgetempo.agents.policy.ActorWeights;
import edgetempo.fran.ExactOffloading;
import edgetempo.fran.FranDecision;
import edgetempo.fran.FranFigures;
import edgetempo.fran.FranInstance;
import edgetempo.fran.FranPipeline;
import edgetempo.fran.FranSampler;
import edgetempo.fran.Phase1Env;
import edgetempo.fran.Preprocessing;
import edgetempo.scenario.fran.FranPhase1Settings;
import edgetempo.scenario.fran.FranScenario;
import java.util.Map;
import org.tensorflow.proto.ConfigProto;

/**
 * Trains the central agent that offloads, epoch by epoch. Instances are played in rotation. After an epoch the network is evaluated without
 * random actions, on the training instance; with several instances, on the first {@value #JUDGED}, at a fixed interval of epochs. The
 * result is the network with the best evaluation, not the last one, and never one before its first update.
 */
public final class Phase1Trainer implements AutoCloseable {
    /** Largest number of instances that a network is evaluated on. */
    static final int JUDGED = 16;
    /** Number of the agent under the seed; those of access points follow. */
    static final int AGENT = 0;

    private static final String VARIABLES = Phase1Learned.PART + "/agent";

    private final FranScenario scenario;
    private final FranPhase1Settings settings;
    private final long seed;
    private final FranSampler sampler;
    private final Phase1Env env;
    private final DqnAgent agent;
    private final String form;
    private final FranInstance[] judged;
    private final double judgedExact;
    private final float[] observation;
    private final boolean[] allowed;
    private int epoch;
    private double bestGreedy = Double.NEGATIVE_INFINITY;
    private int bestEpoch = -1;
    private Map<String, NamedTensor> best;

    /** Creates a trainer before its first epoch. */
    public Phase1Trainer(FranScenario scenario, long seed, ConfigProto config) {
        this.scenario = scenario;
        this.seed = seed;
        settings = scenario.phase1();
        sampler = new FranSampler(scenario);
        env = new Phase1Env(scenario);
        DqnSettings learning = FranDqn.offloading(settings, env);
        form = form(learning);
        observation = new float[env.observationLength()];
        allowed = new boolean[env.actions()];
        judged = new FranInstance[Math.min(JUDGED, settings.instances())];
        double exact = 0;
        for (int i = 0; i < judged.length; i++) {
            judged[i] = sampler.sample(seed, i);
            exact += exact(scenario, judged[i]);
        }
        judgedExact = exact / judged.length;
        agent = new DqnAgent(learning, seed, AGENT, config);
        best = agent.exportPolicy();
    }

    private static String form(DqnSettings learning) {
        return learning.network().foldedForm().describe();
    }

    /** Layers of the network for pure-Java inference. */
    static String form(FranScenario scenario) {
        return form(FranDqn.offloading(scenario.phase1(), new Phase1Env(scenario)));
    }

    /** Optimal sum of phase-1 rewards on an instance. */
    public static double exact(FranScenario scenario, FranInstance instance) {
        FranDecision decision = new FranDecision(instance.users);
        if (scenario.cache().preprocessing()) {
            new Preprocessing().deliver(instance, decision);
        }
        ExactOffloading.overAllNodes().offload(instance, decision);
        return FranPipeline.phase1Reward(instance, decision);
    }

    /** Plays the next epoch and learns from it. */
    public Phase1Epoch next() {
        int number = epoch % settings.instances();
        FranInstance instance = number < judged.length ? judged[number] : sampler.sample(seed, number);
        double rate = FranDqn.rate(settings.learningRate(), settings.learningRateFinal(), epoch, settings.epochs());
        double epsilon = agent.epsilon();
        env.reset(instance, epoch);
        env.observe(observation);
        env.mask(allowed);
        agent.begin(observation, allowed);
        while (!env.done()) {
            int action = agent.choose();
            double reward = env.step(action);
            env.observe(observation);
            env.mask(allowed);
            agent.observe(action, reward, observation, allowed, env.done(), rate);
        }
        double greedy = Double.NaN;
        if ((epoch + 1) % judged.length == 0 || epoch + 1 == settings.epochs()) {
            greedy = judge();
        }
        double utility = env.total();
        double exact = judged.length == 1 ? judgedExact : exact(scenario, instance);
        return new Phase1Epoch(epoch++, number, env.remaining(), utility, exact, greedy,
                FranFigures.gap(greedy, judgedExact), epsilon, agent.takeLoss(), agent.updates());
    }

    private double judge() {
        Map<String, NamedTensor> weights = agent.exportPolicy();
        Phase1Policy policy = new Phase1Policy(scenario, ActorWeights.of(Network.parse(form), weights));
        double sum = 0;
        for (FranInstance instance : judged) {
            sum += policy.play(instance);
        }
        double mean = sum / judged.length;
        if (agent.updates() > 0 && mean > bestGreedy) {
            bestGreedy = mean;
            bestEpoch = epoch;
            best = weights;
        }
        return mean;
    }

    /** Epochs so far. */
    public int epochs() {
        return epoch;
    }

    /** The best result so far. */
    public Phase1Learned learned() {
        return new Phase1Learned(form, best, bestEpoch, bestEpoch < 0 ? Double.NaN : bestGreedy, judgedExact, epoch,
                agent.steps(), agent.updates());
    }

    /**
     * Saves everything that the next epoch depends on.
     *
     * @throws edgetempo.agents.DivergedException if a weight is not finite
     */
    void save(CheckpointParts to) {
        to.agent(VARIABLES, agent.exportFiniteState());
        to.replay(Phase1Learned.PART, agent.exportReplay());
        learned().save(to);
    }

    /**
     * Restores a saved trainer of the same scenario and seed.
     *
     * @throws IllegalArgumentException if the checkpoint lacks something, or is of another scenario
     */
    void restore(Checkpoint from) {
        Phase1Learned learned = Phase1Learned.restored(from, form);
        learned.policy(scenario);
        agent.restore(from.agent(VARIABLES), from.replay(Phase1Learned.PART), learned.steps(), learned.updates());
        epoch = learned.epochs();
        best = learned.weights();
        bestEpoch = learned.epoch();
        bestGreedy = bestEpoch < 0 ? Double.NEGATIVE_INFINITY : learned.utility();
    }

    @Override
    public void close() {
        agent.close();
    }
}
