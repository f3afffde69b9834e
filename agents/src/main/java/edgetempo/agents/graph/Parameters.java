package edgetempo.agents.graph;

import edgetempo.agents.NamedTensor;
import edgetempo.agents.network.ParameterSpec;
import edgetempo.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/**
 * The variables of one network, named {@code network/parameter}, in the order of {@link edgetempo.agents.network.Network#parameters}.
 */
public final class Parameters {
    private final String network;
    private final List<ParameterSpec> specs;
    private final List<Operand<? extends TType>> handles = new ArrayList<>();

    private Parameters(String network, List<ParameterSpec> specs) {
        this.network = network;
        this.specs = List.copyOf(specs);
    }

    /**
     * Adds the variables of a network with random initial values, drawn in order.
     *
     * @param random stream at its start. Modified.
     */
    public static Parameters random(Variables variables, String network, List<ParameterSpec> specs,
            RandomStream random) {
        Parameters parameters = new Parameters(network, specs);
        for (ParameterSpec spec : specs) {
            String name = parameters.name(spec);
            float[] values = new float[NamedTensor.elements(name, spec.shape())];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (spec.centre() + (2 * random.nextDouble() - 1) * spec.bound());
            }
            parameters.handles.add(variables.add(new NamedTensor(name, spec.shape(), values)));
        }
        return parameters;
    }

    /** Adds the variables of a second network of the same form that starts equal to this one: a target network. */
    public Parameters twin(Variables variables, String twinNetwork) {
        Parameters twin = new Parameters(twinNetwork, specs);
        for (ParameterSpec spec : specs) {
            float[] values = variables.initialValues(name(spec));
            twin.handles.add(variables.add(new NamedTensor(twin.name(spec), spec.shape(), values)));
        }
        return twin;
    }

    /** Reads all variables, after the control dependencies of {@code tf}. */
    public List<Operand<TFloat32>> read(Ops tf) {
        List<Operand<TFloat32>> values = new ArrayList<>(handles.size());
        for (Operand<? extends TType> handle : handles) {
            values.add(tf.readVariableOp(handle, TFloat32.class));
        }
        return values;
    }

    /** Name of the network. */
    public String network() {
        return network;
    }

    /** Form of the variables, in order. */
    public List<ParameterSpec> specs() {
        return specs;
    }

    /** Number of variables. */
    public int size() {
        return specs.size();
    }

    /** Handle of variable {@code index}. */
    Operand<? extends TType> handle(int index) {
        return handles.get(index);
    }

    private String name(ParameterSpec spec) {
        return network + "/" + spec.name();
    }
}
