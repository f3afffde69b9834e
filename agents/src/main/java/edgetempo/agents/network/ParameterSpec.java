package edgetempo.agents.network;

/**
 * A trainable array of a layer.
 *
 * @param name  unique in its network, e.g. {@code lstm1/inputWeight}
 * @param shape lengths of the axes: [inputs, outputs] or [outputs]. Not copied.
 * @param bound it starts uniform in [centre − bound, centre + bound)
 * @param centre see bound
 */
public record ParameterSpec(String name, long[] shape, double bound, double centre) {

    /** Creates a parameter that starts around 0. */
    public ParameterSpec(String name, long[] shape, double bound) {
        this(name, shape, bound, 0);
    }
}
