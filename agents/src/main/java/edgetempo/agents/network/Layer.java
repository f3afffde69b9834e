package edgetempo.agents.network;

import java.util.List;

/** Form of one layer of a {@link Network}; its weights live elsewhere, so that online and target networks share it. */
public sealed interface Layer permits Dense, Lstm {

    /** Width of the output. */
    int units();

    /** Kind of layer as it appears in descriptions and in names of tensors. */
    String kind();

    /** As {@link Network#parse} reads it. */
    String describe();

    /**
     * Trainable arrays of the layer.
     *
     * @param inputs width of the input
     */
    List<ParameterSpec> parameters(int inputs);
}
