package edgetempo.agents.ddpg;

import edgetempo.scenario.mec.AgentSettings;
import edgetempo.scenario.mec.LearningSettings;
import org.tensorflow.proto.ConfigProto;

/** DDPG with dense layers only: {@link LstmDdpg} without the LSTM, and so without memory. */
public final class PlainDdpg extends Ddpg {

    /**
     * Builds the graph with its initial weights.
     *
     * @param observationSize width of an observation
     * @param actionSize      width of an action
     * @param services        width of the request histogram at the end of an observation; used by the auxiliary
     *                        prediction only
     * @param settings        widths of layers (that of the LSTM is ignored), step sizes, discount, batch
     * @param options         options; those of memory are ignored
     * @param seed            root seed of the initial weights
     * @param config          devices and threads of the session
     */
    public PlainDdpg(int observationSize, int actionSize, int services, AgentSettings settings,
            LearningSettings options, long seed, ConfigProto config) {
        super(DdpgNetworks.dense(observationSize, actionSize, settings, options.outputBias()), settings,
                options.withoutMemory(), services,
                seed, config);
    }
}
