package edgetempo.agents.policy;

import edgetempo.agents.NamedTensor;
import edgetempo.agents.network.ParameterSpec;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Agents that recall, with random weights, for tests. */
final class RecallFixture {
    private RecallFixture() {}

    static RecallForm form(int services, int servers, int horizon, PolicyMemory memory) {
        return new RecallForm(services, servers, 12, horizon, 6, 5, memory);
    }

    static Map<String, NamedTensor> tensors(RecallForm form, int index) {
        RandomStream random = new RandomStream().at(31, StreamUse.WEIGHTS, index);
        Map<String, NamedTensor> tensors = new LinkedHashMap<>();
        form.networks().forEach((name, network) -> add(tensors, name, network.parameters(), random));
        return tensors;
    }

    private static void add(Map<String, NamedTensor> tensors, String network, List<ParameterSpec> specs,
            RandomStream random) {
        for (ParameterSpec spec : specs) {
            String name = network + "/" + spec.name();
            float[] values = new float[NamedTensor.elements(name, spec.shape())];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (spec.centre() + (2 * random.nextDouble() - 1) * spec.bound());
            }
            tensors.put(name, new NamedTensor(name, spec.shape(), values));
        }
    }

    static RecallWeights weights(RecallForm form, int index) {
        return RecallWeights.of(form, tensors(form, index));
    }

    /** Weights that do not look at the sizes of services. */
    static RecallWeights blindToSizes(RecallForm form, int index) {
        Map<String, NamedTensor> tensors = tensors(form, index);
        clearRow(tensors, RecallForm.ACTOR, RecallInputs.SIZE);
        clearRow(tensors, RecallForm.SERVICE, RecallInputs.CRITIC_SIZE);
        clearRow(tensors, RecallForm.LOAD, RecallInputs.CRITIC_SIZE);
        return RecallWeights.of(form, tensors);
    }

    private static void clearRow(Map<String, NamedTensor> tensors, String network, int row) {
        NamedTensor weight = tensors.get(network + "/dense0/weight");
        int width = (int) weight.shape()[1];
        Arrays.fill(weight.values(), row * width, (row + 1) * width, 0);
    }

    /** Shares of requests that sum to 1. */
    static double[] shares(int services, int index) {
        RandomStream random = new RandomStream().at(32, StreamUse.REQUEST, index);
        double[] shares = new double[services];
        double total = 0;
        for (int s = 0; s < services; s++) {
            shares[s] = Math.pow(random.nextDouble(), 3);
            total += shares[s];
        }
        for (int s = 0; s < services; s++) {
            shares[s] /= total;
        }
        return shares;
    }

    static float[] popularity(int services, int index) {
        double[] shares = shares(services, index);
        float[] popularity = new float[services];
        for (int s = 0; s < services; s++) {
            popularity[s] = (float) shares[s];
        }
        return popularity;
    }

    static Scenario scenario(String... sets) {
        return ScenarioReader.load("rhythm-m2-n20", List.of(sets));
    }
}
