package edgetempo.agents.ddpg;

import edgetempo.scenario.mec.AgentSettings;
import edgetempo.scenario.mec.LearningSettings;
import org.tensorflow.proto.ConfigProto;

/**
 * Twin-actor DDPG, the baseline of Liu et al. that decides both timescales: a small actor (3N outputs, a slot's offloading
 * and shares) and a large one (M·K outputs, the cache plan) under one critic. Both ascend the same critic; the action is small ‖ large.
 */
public final class TwinDdpg extends Ddpg {

    /**
     * Builds the graph with its initial weights.
     *
     * @param observationSize width of an observation
     * @param smallActionSize width of the small actor's action
     * @param largeActionSize width of the large actor's action
     * @param services        width of the request histogram at the end of an observation; used by the auxiliary
     *                        prediction only
     * @param settings        widths of layers (that of the LSTM is ignored), step sizes, discount, batch
     * @param options         options; those of memory are ignored
     * @param seed            root seed of the initial weights
     * @param config          devices and threads of the session
     */
    public TwinDdpg(int observationSize, int smallActionSize, int largeActionSize, int services,
            AgentSettings settings, LearningSettings options, long seed, ConfigProto config) {
        super(DdpgNetworks.twin(observationSize, smallActionSize, largeActionSize, settings, options.outputBias()),
                settings,
                options.withoutMemory(), services, seed, config);
    }
}
