package edgetempo.agents;

import edgetempo.agents.network.Activation;
import edgetempo.agents.network.Dense;
import edgetempo.agents.network.Layer;
import edgetempo.agents.network.Lstm;
import edgetempo.agents.network.Network;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The layers written out in double precision, one sample at a time: what graphs are compared with. */
public final class ReferenceNetwork {
    private final Network form;
    private final String name;

    public ReferenceNetwork(Network form, String name) {
        this.form = form;
        this.name = name;
    }

    /** Weights in double precision, to be perturbed. */
    public static Map<String, double[]> widen(Map<String, NamedTensor> state) {
        Map<String, double[]> wide = new LinkedHashMap<>();
        state.forEach((key, tensor) -> {
            double[] values = new double[tensor.values().length];
            for (int i = 0; i < values.length; i++) {
                values[i] = tensor.values()[i];
            }
            wide.put(key, values);
        });
        return wide;
    }

    /** Central finite differences of a loss with respect to one array of weights. */
    public static double[] gradient(Map<String, double[]> weights, String name,
            ToDoubleFunction<Map<String, double[]>> loss) {
        double step = 1e-6;
        double[] values = weights.get(name);
        double[] gradient = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            double kept = values[i];
            values[i] = kept + step;
            double above = loss.applyAsDouble(weights);
            values[i] = kept - step;
            double below = loss.applyAsDouble(weights);
            values[i] = kept;
            gradient[i] = (above - below) / (2 * step);
        }
        return gradient;
    }

    /** One step from zero states. */
    public double[] forward(Map<String, double[]> weights, double[] x) {
        return unroll(weights, new double[][]{x}, zeroStates())[0];
    }

    /** [h, c] of zeros for each recurrent layer. */
    public List<double[][]> zeroStates() {
        List<double[][]> states = new ArrayList<>();
        for (Layer layer : form.layers()) {
            if (layer instanceof Lstm lstm) {
                states.add(new double[2][lstm.units()]);
            }
        }
        return states;
    }

    /** A run over a sequence; {@code states} is left as it is behind the last step. */
    public double[][] unroll(Map<String, double[]> weights, double[][] sequence, List<double[][]> states) {
        return unroll(weights, sequence, states, form.layers().size());
    }

    /** What the last layer gets in a run over a sequence from zero states. */
    public double[][] features(Map<String, double[]> weights, double[][] sequence) {
        return unroll(weights, sequence, zeroStates(), form.layers().size() - 1);
    }

    /** The last layer without its activation. */
    public double[] preactivation(Map<String, double[]> weights, double[] features) {
        String prefix = name + "/dense" + (form.layers().size() - 1) + "/";
        return affine(weights.get(prefix + "weight"), weights.get(prefix + "bias"), features);
    }

    private double[][] unroll(Map<String, double[]> weights, double[][] sequence, List<double[][]> states,
            int layers) {
        double[][] outputs = new double[sequence.length][];
        for (int t = 0; t < sequence.length; t++) {
            double[] x = sequence[t];
            int recurrent = 0;
            for (int i = 0; i < layers; i++) {
                String prefix = name + "/" + form.layers().get(i).kind() + i + "/";
                x = switch (form.layers().get(i)) {
                    case Dense dense -> dense(weights, prefix, dense, x);
                    case Lstm lstm -> lstm(weights, prefix, lstm.units(), x, states.get(recurrent++));
                };
            }
            outputs[t] = x;
        }
        return outputs;
    }

    private static double[] dense(Map<String, double[]> weights, String prefix, Dense layer, double[] x) {
        double[] y = affine(weights.get(prefix + "weight"), weights.get(prefix + "bias"), x);
        for (int i = 0; i < y.length; i++) {
            y[i] = switch (layer.activation()) {
                case Activation.Leaky leaky -> y[i] > 0 ? y[i] : leaky.slope() * y[i];
                case Activation.Tanh _ -> Math.tanh(y[i]);
                case Activation.Linear _ -> y[i];
            };
        }
        return y;
    }

    private static double[] lstm(Map<String, double[]> weights, String prefix, int units, double[] x,
            double[][] state) {
        double[] h = state[0];
        double[] c = state[1];
        double[] z = affine(weights.get(prefix + "inputWeight"), weights.get(prefix + "bias"), x);
        add(z, affine(weights.get(prefix + "recurrentWeight"), new double[3 * units], h));
        double[] f = affine(weights.get(prefix + "forgetInputWeight"), weights.get(prefix + "forgetBias"), x);
        add(f, affine(weights.get(prefix + "forgetRecurrentWeight"), new double[units], h));
        state[0] = new double[units];
        state[1] = new double[units];
        for (int u = 0; u < units; u++) {
            state[1][u] = sigmoid(f[u]) * c[u] + sigmoid(z[u]) * Math.tanh(z[units + u]);
            state[0][u] = sigmoid(z[2 * units + u]) * Math.tanh(state[1][u]);
        }
        return state[0];
    }

    private static double[] affine(double[] weight, double[] bias, double[] x) {
        double[] y = bias.clone();
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < y.length; j++) {
                y[j] += x[i] * weight[i * y.length + j];
            }
        }
        return y;
    }

    private static void add(double[] to, double[] from) {
        for (int i = 0; i < to.length; i++) {
            to[i] += from[i];
        }
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
