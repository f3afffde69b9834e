package edgetempo.agents.policy;

import edgetempo.agents.NamedTensor;
import edgetempo.agents.network.Dense;
import edgetempo.agents.network.Lstm;
import edgetempo.agents.network.Network;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import java.util.LinkedHashMap;
import java.util.Map;

/** Random actors and observations, without TensorFlow. */
final class ActorFixture {
    private ActorFixture() {}

    /** Weights of a form, uniform in ±1/√inputs like those of a fresh agent. */
    static ActorWeights weights(String form, long seed) {
        return ActorWeights.of(Network.parse(form), tensors(form, seed));
    }

    static Map<String, NamedTensor> tensors(String text, long seed) {
        Network form = Network.parse(text);
        RandomStream random = new RandomStream().at(seed, StreamUse.WEIGHTS, 0);
        Map<String, NamedTensor> tensors = new LinkedHashMap<>();
        int inputs = form.inputs();
        for (int i = 0; i < form.layers().size(); i++) {
            int units = form.layers().get(i).units();
            String prefix = "actor/" + form.layers().get(i).kind() + i + "/";
            switch (form.layers().get(i)) {
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

    private static void add(Map<String, NamedTensor> tensors, RandomStream random, String name, int fan,
            long... shape) {
        float[] values = new float[NamedTensor.elements(name, shape)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((2 * random.nextDouble() - 1) / Math.sqrt(fan));
        }
        tensors.put(name, new NamedTensor(name, shape, values));
    }

    /** An observation with values in [−1, 1). */
    static float[] observation(int width, int index) {
        RandomStream random = new RandomStream().at(5, StreamUse.REPLAY, index);
        float[] observation = new float[width];
        for (int i = 0; i < width; i++) {
            observation[i] = (float) (2 * random.nextDouble() - 1);
        }
        return observation;
    }
}
