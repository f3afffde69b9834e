package edgetempo.agents.graph;

import java.util.List;

/** Form of one layer of a {@link Network}; its variables live elsewhere, so that online and target networks share it. */
public sealed interface Layer permits Dense, LstmCell {

    /** Width of the output. */
    int units();

    /** Kind of layer as it appears in names of variables. */
    String kind();

    /**
     * Trainable arrays of the layer.
     *
     * @param inputs width of the input
     */
    List<ParameterSpec> parameters(int inputs);
}
