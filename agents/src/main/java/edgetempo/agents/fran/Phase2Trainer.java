package edgetempo.agents.fran;

import edgetempo.agents.NamedTensor;
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
 * Trains the agent of one access point. It depends on the seed and the access point alone, so access points may train side by
 * side. After every epoch the network plays one without random actions; what counts as learned is the best of those that have been
 * updated, and the network as it was made if none has.
 *
 * <p>The end of an epoch is a cut, not an end of the task: it is valued like any other step.
 */
final class Phase2Trainer {
    private final FranScenario scenario;
    private final FranInstance instance;
    private final int fap;
    private final long seed;
    private final ConfigProto config;
    private final Phase2Env env;
    private final float[] observation = new float[Phase2Env.OBSERVATION_LENGTH];
    private boolean[] allowed = {};
    private float[] values = {};

    /** @param decision offloading with the cloud rule applied; not modified */
    Phase2Trainer(FranScenario scenario, FranInstance instance, FranDecision decision, int fap, long seed,
            ConfigProto config) {
        this.scenario = scenario;
        this.instance = instance;
        this.fap = fap;
        this.seed = seed;
        this.config = config;
        env = new Phase2Env(scenario);
        env.reset(instance, decision, fap);
    }

    /** Trains until the last epoch, or the request to stop. */
    Phase2Learned train(FranDecision decision, BooleanSupplier stop) {
        if (env.actions() < 2) {
            double only = env.actions() == 0 ? 0 : env.rewardOf(0);
            return new Phase2Learned(fap, env.users(), 0, only, only, "", Map.of(), List.of());
        }
        FranPhase2Settings settings = scenario.phase2();
        double exact = exact(settings.blocks());
        allowed = new boolean[env.actions()];
        values = new float[env.actions()];
        env.mask(allowed);
        DqnSettings learning = FranDqn.allocation(settings, env.actions());
        String described = learning.network().foldedForm().describe();
        Network form = Network.parse(described);
        List<Phase2Epoch> epochs = new ArrayList<>();
        try (DqnAgent agent = new DqnAgent(learning, seed, Phase1Trainer.AGENT + 1 + fap, config)) {
            Map<String, NamedTensor> best = agent.exportPolicy();
            int deal = greedy(decision, ActorWeights.of(form, best));
            double utility = env.rewardOf(deal);
            boolean trained = false;
            for (int epoch = 0; epoch < settings.epochs() && !stop.getAsBoolean(); epoch++) {
                double epsilon = agent.epsilon();
                double rate = FranDqn.rate(settings.learningRate(), settings.learningRateFinal(), epoch,
                        settings.epochs());
                play(decision, agent, rate);
                int steps = env.steps();
                double reward = env.reward();
                Map<String, NamedTensor> weights = agent.exportPolicy();
                int settled = greedy(decision, ActorWeights.of(form, weights));
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
            return new Phase2Learned(fap, env.users(), deal, utility, exact, described, best, epochs);
        }
    }

    private void play(FranDecision decision, DqnAgent agent, double rate) {
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

    /** The deal that the network ends an epoch with. */
    private int greedy(FranDecision decision, ActorWeights weights) {
        ActorNetwork network = ActorNetwork.vector(weights);
        int deal = 0;
        env.reset(instance, decision, fap);
        while (!env.done()) {
            env.observe(observation);
            network.act(observation, values);
            deal = DqnAgent.best(values, allowed);
            env.step(deal);
        }
        return deal;
    }

    private double exact(int blocks) {
        int[] users = new int[env.users()];
        for (int i = 0; i < users.length; i++) {
            users[i] = env.user(i);
        }
        return new ExactAllocation(blocks).best(instance, fap, users, users.length, new int[users.length]);
    }
}
