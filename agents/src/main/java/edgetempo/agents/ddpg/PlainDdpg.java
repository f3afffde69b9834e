package edgetempo.agents.ddpg;

import edgetempo.scenario.AgentSettings;
import org.tensorflow.proto.ConfigProto;

/** DDPG with dense layers only: {@link LstmDdpg} without the LSTM. */
public final class PlainDdpg extends Ddpg {

    /**
     * @param observationSize width of an observation
     * @param actionSize      width of an action
     * @param settings        widths of layers (that of the LSTM is ignored), step sizes, discount, batch
     * @param seed            root seed of the start weights
     * @param config          devices and threads of the session
     */
    public PlainDdpg(int observationSize, int actionSize, AgentSettings settings, long seed, ConfigProto config) {
        super(DdpgNetworks.dense(observationSize, actionSize, settings), settings, seed, config);
    }
}
