package edgetempo.agents.training;

import edgetempo.agents.NamedTensor;
import edgetempo.agents.replay.RunningMoments;
import java.util.Map;

/** Folding of an input normalisation into the dense layer after it: (x − μ)/σ·W + b = x·(W/σ) + (b − μ/σ·W). */
final class FirstLayer {
    private static final String LAYER = "/dense0/";

    private FirstLayer() {}

    /**
     * Replaces weight and bias of the first layer of an actor.
     *
     * @param policy  weights of actors by name. Modified.
     * @param actor   prefix of the names of its weights
     * @param moments of the inputs
     */
    static void fold(Map<String, NamedTensor> policy, String actor, RunningMoments moments) {
        String weightName = actor + LAYER + "weight";
        String biasName = actor + LAYER + "bias";
        NamedTensor weight = policy.get(weightName);
        NamedTensor bias = policy.get(biasName);
        int inputs = (int) weight.shape()[0];
        int units = (int) weight.shape()[1];
        float[] scaled = new float[inputs * units];
        double[] shifted = new double[units];
        for (int u = 0; u < units; u++) {
            shifted[u] = bias.values()[u];
        }
        for (int i = 0; i < inputs; i++) {
            double scale = 1 / moments.deviation(i);
            for (int u = 0; u < units; u++) {
                double value = weight.values()[i * units + u] * scale;
                scaled[i * units + u] = (float) value;
                shifted[u] -= moments.mean(i) * value;
            }
        }
        float[] newBias = new float[units];
        for (int u = 0; u < units; u++) {
            newBias[u] = (float) shifted[u];
        }
        policy.put(weightName, new NamedTensor(weightName, weight.shape(), scaled));
        policy.put(biasName, new NamedTensor(biasName, bias.shape(), newBias));
    }
}
