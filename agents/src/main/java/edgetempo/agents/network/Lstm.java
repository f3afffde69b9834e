package edgetempo.agents.network;

import java.util.List;

/**
 * A long short-term memory without peepholes:
 *
 * <pre>
 *   (z_i, z_g, z_o) = x·inputWeight + h·recurrentWeight + bias
 *   z_f             = x·forgetInputWeight + h·forgetRecurrentWeight + forgetBias
 *   c' = σ(z_f)∘c + σ(z_i)∘tanh(z_g)
 *   h' = σ(z_o)∘tanh(c')
 * </pre>
 *
 * inputWeight [inputs × 3·units], recurrentWeight [units × 3·units], bias [3·units] hold the gates i, g, o side by side;
 * those of the forget gate have [· × units]. All start uniform in ±1/√units. PyTorch keeps two biases per gate of which only
 * the sum acts; here it is one.
 *
 * <p>From a zero state neither h nor the forget gate takes part. The forget gate is kept apart so that such a step can
 * leave it out, which is a quarter of the work; the arrays left out have no gradient and keep their initial values.
 *
 * @param units width of h and c
 */
public record Lstm(int units) implements Layer {
    private static final long GATES = 3;

    @Override
    public String kind() {
        return "lstm";
    }

    @Override
    public String describe() {
        return kind() + " " + units;
    }

    @Override
    public List<ParameterSpec> parameters(int inputs) {
        double bound = 1 / Math.sqrt(units);
        return List.of(new ParameterSpec("inputWeight", new long[]{inputs, GATES * units}, bound),
                new ParameterSpec("recurrentWeight", new long[]{units, GATES * units}, bound),
                new ParameterSpec("bias", new long[]{GATES * units}, bound),
                new ParameterSpec("forgetInputWeight", new long[]{inputs, units}, bound),
                new ParameterSpec("forgetRecurrentWeight", new long[]{units, units}, bound),
                new ParameterSpec("forgetBias", new long[]{units}, bound));
    }
}
