package edgetempo.agents.ddpg;

import edgetempo.agents.network.Activation;
import edgetempo.agents.network.Dense;
import edgetempo.agents.network.Layer;
import edgetempo.agents.network.Lstm;
import edgetempo.agents.network.Network;
import edgetempo.scenario.mec.AgentSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * Forms of actors and critic.
 *
 * @param actors observation → action in (−1, 1); their actions are concatenated
 * @param critic observation ‖ action → value
 */
record DdpgNetworks(List<Actor> actors, Network critic) {

    /**
     * An actor.
     *
     * @param name prefix of its variables
     * @param form its layers
     * @param plan whether its outputs are thresholded to a cache plan
     */
    record Actor(String name, Network form, boolean plan) {}

    DdpgNetworks {
        actors = List.copyOf(actors);
    }

    /** Dense, LSTM, dense, output: the networks of DGL-DDPG. */
    static DdpgNetworks lstm(int observationSize, int actionSize, AgentSettings settings, double outputBias) {
        List<Layer> core = List.of(new Lstm(settings.lstm()));
        return new DdpgNetworks(List.of(planner(observationSize, actionSize, settings, core, outputBias)),
                critic(observationSize + actionSize, settings, core));
    }

    /** The same without the LSTM. */
    static DdpgNetworks dense(int observationSize, int actionSize, AgentSettings settings, double outputBias) {
        return new DdpgNetworks(List.of(planner(observationSize, actionSize, settings, List.of(), outputBias)),
                critic(observationSize + actionSize, settings, List.of()));
    }

    /** A small actor and a large one, without LSTM, under one critic. */
    static DdpgNetworks twin(int observationSize, int smallActionSize, int actionSize, AgentSettings settings,
            double outputBias) {
        Actor small = new Actor("smallActor", network(observationSize, settings, List.of(),
                new Dense(smallActionSize, new Activation.Tanh())), false);
        return new DdpgNetworks(List.of(small, planner(observationSize, actionSize, settings, List.of(), outputBias)),
                critic(observationSize + smallActionSize + actionSize, settings, List.of()));
    }

    /** Width of an observation. */
    int observationSize() {
        return actors.getFirst().form().inputs();
    }

    /** Width of all actions together. */
    int actionSize() {
        return critic.inputs() - observationSize();
    }

    private static Actor planner(int observationSize, int actionSize, AgentSettings settings, List<Layer> core,
            double outputBias) {
        return new Actor("actor",
                network(observationSize, settings, core, new Dense(actionSize, new Activation.Tanh(), outputBias)),
                true);
    }

    private static Network critic(int inputs, AgentSettings settings, List<Layer> core) {
        return network(inputs, settings, core, new Dense(1, new Activation.Linear()));
    }

    private static Network network(int inputs, AgentSettings settings, List<Layer> core, Dense last) {
        List<Layer> layers = new ArrayList<>();
        layers.add(new Dense(settings.hidden1(), new Activation.Leaky(settings.leakySlope())));
        layers.addAll(core);
        layers.add(new Dense(settings.hidden2(), new Activation.Leaky(settings.leakySlope())));
        layers.add(last);
        return new Network(inputs, layers);
    }
}
