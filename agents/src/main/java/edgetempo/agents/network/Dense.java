package edgetempo.agents.network;

import java.util.List;

/**
 * Fully connected layer: activation(x·weight + bias), weight [inputs × units], bias [units], both starting uniform in
 * ±1/√inputs (the rule of PyTorch's {@code Linear}, which the released code uses).
 *
 * @param units      width of the output
 * @param activation activation function
 * @param biasCentre mean of the biases' initial values; a description leaves it out
 */
public record Dense(int units, Activation activation, double biasCentre) implements Layer {

    /** Creates a layer whose biases start around 0. */
    public Dense(int units, Activation activation) {
        this(units, activation, 0);
    }

    @Override
    public String kind() {
        return "dense";
    }

    @Override
    public String describe() {
        return kind() + " " + units + " " + activation.describe();
    }

    @Override
    public List<ParameterSpec> parameters(int inputs) {
        double bound = 1 / Math.sqrt(inputs);
        return List.of(new ParameterSpec("weight", new long[]{inputs, units}, bound),
                new ParameterSpec("bias", new long[]{units}, bound, biasCentre));
    }
}
