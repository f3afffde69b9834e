package edgetempo.agents.policy;

import java.util.List;

/**
 * The forward pass of an actor, one observation at a time. Cheap to create, allocates nothing after construction, not thread-safe; networks
 * on several threads share their {@link ActorWeights}.
 *
 * <p>Recurrent layers carry their state from one {@link #act} to the next. An agent without memory calls {@link #reset} before every
 * one, which also makes it faster: from a zero state less has to be computed.
 */
public final class ActorNetwork {
    private final int inputs;
    private final int outputs;
    private final ActorLayer[] layers;
    private boolean fromStart = true;

    private ActorNetwork(ActorWeights weights, LayerKernels kernels) {
        List<ActorWeights.LayerWeights> all = weights.layers();
        inputs = weights.form().inputs();
        outputs = weights.form().outputs();
        layers = new ActorLayer[all.size()];
        int width = inputs;
        for (int i = 0; i < layers.length; i++) {
            layers[i] = ActorLayer.of(all.get(i), width, kernels);
            width = weights.form().layers().get(i).units();
        }
    }

    /** A network with vector kernels, in zero state. */
    public static ActorNetwork vector(ActorWeights weights) {
        return new ActorNetwork(weights, LayerKernels.fastest());
    }

    /** A network with scalar kernels, in zero state: the same results to the last bit, many times slower. */
    public static ActorNetwork scalar(ActorWeights weights) {
        return new ActorNetwork(weights, new ScalarLayerKernels());
    }

    /** Width of an observation. */
    public int inputs() {
        return inputs;
    }

    /** Width of an action. */
    public int outputs() {
        return outputs;
    }

    /** Puts all recurrent layers into their zero state. */
    public void reset() {
        fromStart = true;
    }

    /**
     * The actor's action, without noise; advances the recurrent state.
     *
     * @param observation [inputs]. Not modified.
     * @param action      receives [outputs]. Modified.
     * @throws IllegalArgumentException if an array has another length
     */
    public void act(float[] observation, float[] action) {
        if (observation.length != inputs || action.length != outputs) {
            throw new IllegalArgumentException("the actor maps " + inputs + " values to " + outputs + ", found "
                    + observation.length + " and " + action.length);
        }
        float[] x = observation;
        for (int i = 0; i < layers.length; i++) {
            x = layers[i].step(x, fromStart);
        }
        fromStart = false;
        System.arraycopy(x, 0, action, 0, outputs);
    }
}
