package edgetempo.agents.fran;

import edgetempo.agents.NamedTensor;
import edgetempo.agents.checkpoint.Checkpoint;
import edgetempo.agents.checkpoint.CheckpointParts;
import edgetempo.agents.checkpoint.ExactNumbers;
import edgetempo.agents.dqn.DqnAgent;
import edgetempo.agents.dqn.DqnSettings;
import edgetempo.agents.network.Network;
import edgetempo.agents.policy.ActorNetwork;
import edgetempo.agents.policy.ActorWeights;
import edgetempo.fran.ExactAllocation;
import edgetempo.fran.FranDecision;
import edgetempo.fran.FranInstance;
import edgetempo.fran.Phase2Env;
import edgetempo.scenario.fran.FranPhase2Settings;
import edgetempo.scenario.fran.FranScenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.tensorflow.proto.ConfigProto;

/**
 * Trains the agent of one access point. It depends on the seed and the access point alone, so access points may train in parallel. After
 * every epoch the network plays one without random actions; the result is the best updated network, or the initial network if there was no
 * update.
 *
 * <p>The end of an epoch is a truncation, not a termination: its last step bootstraps like any other.
 */
final class Phase2Trainer implements AutoCloseable {
    private static final String DEAL = "deal";
    private static final String UTILITY = "utility";
    private static final String TRAINED = "trained";
    private static final String STEPS = "steps";
    private static final String UPDATES = "updates";
    private static final String EPOCHS = "epochs";
    /** Numbers of an epoch in a checkpoint. */
    private static final int EPOCH_NUMBERS = 6;

    private final FranScenario scenario;
    private final FranPhase2Settings settings;
    private final FranInstance instance;
    private final FranDecision decision;
    private final int fap;
    private final long seed;
    private final ConfigProto config;
    private final Phase2Env env;
    private final String part;
    private final float[] observation = new float[Phase2Env.OBSERVATION_LENGTH];
    private final boolean[] allowed;
    private final float[] values;
    private final List<Phase2Epoch> epochs = new ArrayList<>();
    /** Created on first use, on the training thread. Null before. */
    private DqnAgent agent;
    private String described = "";
    private Network form;
    private double exact;
    private Map<String, NamedTensor> best = Map.of();
    private int deal;
    private double utility;
    private boolean trained;

    /** @param decision offloading with the cloud rule applied; not modified, nor before training is over */
    Phase2Trainer(FranScenario scenario, FranInstance instance, FranDecision decision, int fap, long seed,
            ConfigProto config) {
        this.scenario = scenario;
        this.instance = instance;
        this.decision = decision;
        this.fap = fap;
        this.seed = seed;
        this.config = config;
        settings = scenario.phase2();
        part = "fap" + fap;
        env = new Phase2Env(scenario);
        env.reset(instance, decision, fap);
        allowed = new boolean[env.actions()];
        values = new float[env.actions()];
        env.mask(allowed);
        utility = env.actions() == 0 ? 0 : env.rewardOf(0);
        exact = utility;
    }

    /** Whether there is something to learn. */
    private boolean learns() {
        return env.actions() >= 2;
    }

    /** Whether every epoch was played. */
    boolean finished() {
        return !learns() || epochs.size() >= settings.epochs();
    }

    /** Plays and learns until the next epoch that is a multiple of {@code every}, the last epoch, or the request to stop. */
    void train(int every, BooleanSupplier stop) {
        if (!learns()) {
            return;
        }
        begin();
        int until = (int) Math.min(settings.epochs(), (epochs.size() / every + 1L) * every);
        while (epochs.size() < until && !stop.getAsBoolean()) {
            next();
        }
    }

    private void begin() {
        if (agent != null) {
            return;
        }
        DqnSettings learning = FranDqn.allocation(settings, env.actions());
        described = learning.network().foldedForm().describe();
        form = Network.parse(described);
        agent = new DqnAgent(learning, seed, Phase1Trainer.AGENT + 1 + fap, config);
        exact = exact(settings.blocks());
        best = agent.exportPolicy();
        deal = greedy(ActorWeights.of(form, best));
        utility = env.rewardOf(deal);
    }

    private void next() {
        double epsilon = agent.epsilon();
        int epoch = epochs.size();
        play(FranDqn.rate(settings.learningRate(), settings.learningRateFinal(), epoch, settings.epochs()));
        int steps = env.steps();
        double reward = env.reward();
        Map<String, NamedTensor> weights = agent.exportPolicy();
        int settled = greedy(ActorWeights.of(form, weights));
        double earns = env.rewardOf(settled);
        if (agent.updates() > 0 && (!trained || earns > utility)) {
            trained = true;
            utility = earns;
            deal = settled;
            best = weights;
        }
        epochs.add(new Phase2Epoch(fap, epoch, steps, reward, earns, exact, epsilon, agent.takeLoss(),
                agent.updates()));
    }

    private void play(double rate) {
        env.reset(instance, decision, fap);
        env.observe(observation);
        agent.begin(observation, allowed);
        while (!env.done()) {
            int action = agent.choose();
            double reward = env.step(action);
            env.observe(observation);
            agent.observe(action, reward, observation, allowed, false, rate);
        }
    }

    /** The allocation with which the network ends an epoch. */
    private int greedy(ActorWeights weights) {
        ActorNetwork network = ActorNetwork.vector(weights);
        int last = 0;
        env.reset(instance, decision, fap);
        while (!env.done()) {
            env.observe(observation);
            network.act(observation, values);
            last = DqnAgent.best(values, allowed);
            env.step(last);
        }
        return last;
    }

    private double exact(int blocks) {
        int[] users = new int[env.users()];
        for (int i = 0; i < users.length; i++) {
            users[i] = env.user(i);
        }
        return new ExactAllocation(blocks).best(instance, fap, users, users.length, new int[users.length]);
    }

    /** What is learned so far. */
    Phase2Learned learned() {
        if (learns()) {
            begin();
        }
        return new Phase2Learned(fap, env.users(), deal, utility, exact, described, best, epochs);
    }

    /**
     * Saves everything that the next epoch depends on.
     *
     * @throws edgetempo.agents.DivergedException if a weight is not finite
     */
    void save(CheckpointParts to) {
        if (agent == null) {
            return;
        }
        to.agent(part + "/agent", agent.exportFiniteState());
        to.agent(part + "/best", best);
        to.agent(part, Map.of(EPOCHS, ExactNumbers.tensor(EPOCHS, numbers())));
        to.replay(part, agent.exportReplay());
        to.progress(part, DEAL, deal);
        to.progress(part, UTILITY, utility);
        to.progress(part, TRAINED, trained);
        to.progress(part, STEPS, agent.steps());
        to.progress(part, UPDATES, agent.updates());
    }

    private double[] numbers() {
        double[] numbers = new double[epochs.size() * EPOCH_NUMBERS];
        int at = 0;
        for (Phase2Epoch epoch : epochs) {
            numbers[at++] = epoch.steps();
            numbers[at++] = epoch.reward();
            numbers[at++] = epoch.greedy();
            numbers[at++] = epoch.epsilon();
            numbers[at++] = epoch.loss();
            numbers[at++] = epoch.updates();
        }
        return numbers;
    }

    /**
     * Restores a saved trainer of the same access point.
     *
     * @throws IllegalArgumentException if the checkpoint lacks something, or is of another scenario
     */
    void restore(Checkpoint from) {
        if (!learns()) {
            return;
        }
        begin();
        Map<String, NamedTensor> weights = from.agent(part + "/best");
        ActorWeights.of(form, weights);
        NamedTensor played = from.agent().get(part + "/" + EPOCHS);
        if (played == null) {
            throw new IllegalArgumentException("the state lacks " + part + "/" + EPOCHS);
        }
        double[] numbers = ExactNumbers.values(played);
        int newDeal = Math.toIntExact(from.count(part + "/" + DEAL));
        if (numbers.length % EPOCH_NUMBERS != 0 || newDeal >= env.actions()) {
            throw new IllegalArgumentException("the state of " + part + " is of another form");
        }
        agent.restore(from.agent(part + "/agent"), from.replay(part), from.count(part + "/" + STEPS),
                from.count(part + "/" + UPDATES));
        best = weights;
        deal = newDeal;
        utility = from.number(part + "/" + UTILITY);
        trained = Boolean.parseBoolean(from.progress().get(part + "/" + TRAINED));
        epochs.clear();
        for (int at = 0; at < numbers.length; at += EPOCH_NUMBERS) {
            epochs.add(new Phase2Epoch(fap, epochs.size(), (int) numbers[at], numbers[at + 1], numbers[at + 2], exact,
                    numbers[at + 3], numbers[at + 4], (long) numbers[at + 5]));
        }
    }

    @Override
    public void close() {
        if (agent != null) {
            agent.close();
        }
    }
}
