package edgetempo.agents.ddpg;

import edgetempo.scenario.mec.AgentSettings;
import edgetempo.scenario.mec.LearningSettings;
import org.tensorflow.proto.ConfigProto;

/**
 * LSTM-DDPG, the large-timescale agent of DGL-DDPG (Liu et al., IEEE TWC 23(10) 2024, doi 10.1109/TWC.2024.3430486):
 * actor and critic each have dense, LSTM, dense and output layers. With {@code sequenceLength} 1, as in the released code,
 * every step starts from a zero state, so the LSTM acts as a gated layer without memory; otherwise the state is carried
 * through each window of training and through each episode of acting.
 */
public final class LstmDdpg extends Ddpg {

    /**
     * Builds the graph with its initial weights.
     *
     * @param observationSize width of an observation
     * @param actionSize      width of an action
     * @param services        width of the request histogram at the end of an observation; used by the auxiliary
     *                        prediction only
     * @param settings        widths of layers, step sizes, discount, batch
     * @param options         memory and other options
     * @param seed            root seed of the initial weights
     * @param config          devices and threads of the session
     */
    public LstmDdpg(int observationSize, int actionSize, int services, AgentSettings settings,
            LearningSettings options, long seed, ConfigProto config) {
        super(DdpgNetworks.lstm(observationSize, actionSize, settings, options.outputBias()), settings, options,
                services, seed, config);
    }
}
