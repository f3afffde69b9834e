package edgetempo.agents.ddpg;

import edgetempo.agents.graph.Activation;
import edgetempo.agents.graph.Dense;
import edgetempo.agents.graph.Layer;
import edgetempo.agents.graph.LstmCell;
import edgetempo.agents.graph.Network;
import edgetempo.scenario.AgentSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * Forms of actor and critic.
 *
 * @param actor  observation → action in (−1, 1)
 * @param critic observation, action side by side → value
 */
record DdpgNetworks(Network actor, Network critic) {

    /** Dense, LSTM, dense, output: the networks of DGL-DDPG. */
    static DdpgNetworks lstm(int observationSize, int actionSize, AgentSettings settings) {
        return of(observationSize, actionSize, settings, List.of(new LstmCell(settings.lstm())));
    }

    /** The same without the LSTM. */
    static DdpgNetworks dense(int observationSize, int actionSize, AgentSettings settings) {
        return of(observationSize, actionSize, settings, List.of());
    }

    private static DdpgNetworks of(int observationSize, int actionSize, AgentSettings settings, List<Layer> core) {
        List<Layer> hidden = new ArrayList<>();
        hidden.add(new Dense(settings.hidden1(), new Activation.Leaky(settings.leakySlope())));
        hidden.addAll(core);
        hidden.add(new Dense(settings.hidden2(), new Activation.Leaky(settings.leakySlope())));
        List<Layer> actor = new ArrayList<>(hidden);
        actor.add(new Dense(actionSize, new Activation.Tanh()));
        List<Layer> critic = new ArrayList<>(hidden);
        critic.add(new Dense(1, new Activation.Linear()));
        return new DdpgNetworks(new Network(observationSize, actor), new Network(observationSize + actionSize, critic));
    }
}
