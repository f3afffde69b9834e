package edgetempo.benchmarks.act;

import edgetempo.agents.NamedTensor;
import edgetempo.agents.network.Dense;
import edgetempo.agents.network.Layer;
import edgetempo.agents.network.Lstm;
import edgetempo.agents.network.Network;
import edgetempo.agents.training.BuiltInAgents;
import edgetempo.benchmarks.workload.Workload;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.mec.AgentSettings;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An actor's form and weights.
 *
 * @param form    widths and functions
 * @param tensors {@code actor/<kind><index>/<array>} by name
 */
public record ActorInput(Network form, Map<String, NamedTensor> tensors) {
    /** Width of the observations that are measured: two servers, ten services, extended observation. */
    public static final int OBSERVATION = 60;
    /** Length of the actions that are measured: two servers, ten services. */
    public static final int ACTION = 20;
    /** Observations that are cycled through. */
    public static final int OBSERVATIONS = 64;

    private static final String NETWORK = "actor/";

    /** The actor of an agent, with the initial weights of {@link Workload#SEED}, but without TensorFlow. */
    public static ActorInput of(String agent, AgentSettings settings) {
        String leaky = " leaky " + settings.leakySlope();
        String lstm = switch (agent) {
            case BuiltInAgents.LSTM_DDPG -> " > lstm " + settings.lstm();
            case BuiltInAgents.DDPG -> "";
            default -> throw new IllegalArgumentException("no actor of \"" + agent + "\"; there are: "
                    + BuiltInAgents.LSTM_DDPG + ", " + BuiltInAgents.DDPG);
        };
        Network form = Network.parse(OBSERVATION + " > dense " + settings.hidden1() + leaky + lstm + " > dense "
                + settings.hidden2() + leaky + " > dense " + ACTION + " tanh");
        return new ActorInput(form, initialWeights(form));
    }

    /** [{@value #OBSERVATIONS}][width] observations, uniform in [0, 1). */
    public static float[][] observations(int width) {
        RandomStream random = new RandomStream().at(Workload.SEED, StreamUse.REPLAY, 0);
        float[][] observations = new float[OBSERVATIONS][width];
        for (float[] observation : observations) {
            for (int i = 0; i < width; i++) {
                observation[i] = (float) random.nextDouble();
            }
        }
        return observations;
    }

    private static Map<String, NamedTensor> initialWeights(Network form) {
        RandomStream random = new RandomStream().at(Workload.SEED, StreamUse.WEIGHTS, 0);
        Map<String, NamedTensor> tensors = new LinkedHashMap<>();
        int inputs = form.inputs();
        for (int i = 0; i < form.layers().size(); i++) {
            Layer layer = form.layers().get(i);
            String prefix = NETWORK + layer.kind() + i + "/";
            int units = layer.units();
            switch (layer) {
                case Dense _ -> {
                    add(tensors, random, prefix + "weight", inputs, inputs, units);
                    add(tensors, random, prefix + "bias", inputs, units);
                }
                case Lstm _ -> {
                    add(tensors, random, prefix + "inputWeight", units, inputs, 3 * units);
                    add(tensors, random, prefix + "recurrentWeight", units, units, 3 * units);
                    add(tensors, random, prefix + "bias", units, 3 * units);
                    add(tensors, random, prefix + "forgetInputWeight", units, inputs, units);
                    add(tensors, random, prefix + "forgetRecurrentWeight", units, units, units);
                    add(tensors, random, prefix + "forgetBias", units, units);
                }
            }
            inputs = units;
        }
        return tensors;
    }

    private static void add(Map<String, NamedTensor> tensors, RandomStream random, String name, int fanIn,
            long... shape) {
        float[] values = new float[NamedTensor.elements(name, shape)];
        double bound = 1 / Math.sqrt(fanIn);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
        }
        tensors.put(name, new NamedTensor(name, shape, values));
    }
}
