package edgetempo.agents.policy;

import edgetempo.agents.NamedTensor;
import edgetempo.agents.network.Activation;
import edgetempo.agents.network.Dense;
import edgetempo.agents.network.Layer;
import edgetempo.agents.network.Lstm;
import edgetempo.agents.network.Network;
import edgetempo.random.Padding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The weights of an actor, as its kernels read them. Immutable: any number of {@link ActorNetwork}s, on any threads, share one.
 *
 * <p>Matrices stay [inputs × outputs] row-major; only rows are padded with zeros to {@link Padding#LANES}, so that no kernel needs a
 * tail. The gates i, g, o of an LSTM are padded separately, so that each begins at a whole vector.
 */
public final class ActorWeights {
    /** Prefix of tensor names of the actor that plans. */
    public static final String PLANNER = "actor";
    /** Prefix of tensor names of the actor that decides slots. */
    public static final String SLOTS = "smallActor";

    private final Network form;
    private final List<LayerWeights> layers;

    /**
     * A matrix and the vector added to its product.
     *
     * @param weight [inputs × columns]
     * @param bias   [columns]
     */
    record Affine(float[] weight, float[] bias) {}

    sealed interface LayerWeights {}

    record DenseWeights(int units, Activation activation, Affine affine) implements LayerWeights {}

    /**
     * @param gates           x → i, g, o, side by side
     * @param recurrentGates  [units × columns] h → the same
     * @param forget          x → f
     * @param recurrentForget [units × columns] h → the same
     */
    record LstmWeights(int units, Affine gates, float[] recurrentGates, Affine forget,
            float[] recurrentForget) implements LayerWeights {}

    private ActorWeights(Network form, List<LayerWeights> layers) {
        this.form = form;
        this.layers = List.copyOf(layers);
    }

    /** Takes over exported weights of the actor that plans. */
    public static ActorWeights of(Network form, Map<String, NamedTensor> tensors) {
        return of(PLANNER, form, tensors);
    }

    /**
     * Takes over exported weights.
     *
     * @param actor   {@link #PLANNER} or {@link #SLOTS}
     * @param form    widths and functions
     * @param tensors {@code <actor>/<kind><index>/<array>} by name, as an agent exports them; names that begin otherwise are ignored.
     *                Copied.
     * @throws IllegalArgumentException if one is missing, unknown, not of the form's shape or not finite, with one line
     */
    public static ActorWeights of(String actor, Network form, Map<String, NamedTensor> tensors) {
        Source source = new Source(tensors);
        List<LayerWeights> layers = new ArrayList<>();
        int inputs = form.inputs();
        for (int i = 0; i < form.layers().size(); i++) {
            Layer layer = form.layers().get(i);
            String prefix = actor + "/" + layer.kind() + i + "/";
            int units = layer.units();
            layers.add(switch (layer) {
                case Dense dense -> new DenseWeights(units, dense.activation(),
                        source.affine(prefix + "weight", prefix + "bias", inputs, 1, units));
                case Lstm _ -> new LstmWeights(units,
                        source.affine(prefix + "inputWeight", prefix + "bias", inputs, 3, units),
                        source.matrix(prefix + "recurrentWeight", units, 3, units),
                        source.affine(prefix + "forgetInputWeight", prefix + "forgetBias", inputs, 1, units),
                        source.matrix(prefix + "forgetRecurrentWeight", units, 1, units));
            });
            inputs = units;
        }
        source.requireAllUsed(actor + "/");
        return new ActorWeights(form, layers);
    }

    /** Widths and functions. */
    public Network form() {
        return form;
    }

    List<LayerWeights> layers() {
        return layers;
    }

    /** Tensors by name, and which of them have been taken. */
    private record Source(Map<String, NamedTensor> tensors, Set<String> used) {
        Source(Map<String, NamedTensor> tensors) {
            this(tensors, new HashSet<>());
        }

        Affine affine(String weight, String bias, int inputs, int gates, int units) {
            return new Affine(matrix(weight, inputs, gates, units), padded(bias, 1, gates, units, gates * units));
        }

        float[] matrix(String name, int inputs, int gates, int units) {
            return padded(name, inputs, gates, units, inputs, gates * units);
        }

        private float[] padded(String name, int rows, int gates, int units, long... shape) {
            NamedTensor tensor = tensors.get(name);
            if (tensor == null) {
                throw new IllegalArgumentException("lacks tensor " + name);
            }
            if (!Arrays.equals(tensor.shape(), shape)) {
                throw new IllegalArgumentException(
                        "has tensor " + tensor + ", its network asks for " + Arrays.toString(shape));
            }
            used.add(name);
            float[] values = tensor.values();
            int width = Padding.row(units);
            float[] result = new float[Math.multiplyExact(rows * gates, width)];
            for (int row = 0; row < rows * gates; row++) {
                System.arraycopy(values, row * units, result, row * width, units);
            }
            for (float value : values) {
                if (!Float.isFinite(value)) {
                    throw new IllegalArgumentException("tensor " + name + " holds " + value);
                }
            }
            return result;
        }

        void requireAllUsed(String begin) {
            for (String name : tensors.keySet()) {
                if (name.startsWith(begin) && !used.contains(name)) {
                    throw new IllegalArgumentException("has tensor " + name + ", which its network has not");
                }
            }
        }
    }
}
