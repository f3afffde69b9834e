package edgetempo.agents.policy;

import edgetempo.agents.NamedTensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Weights of an agent that recalls. Immutable: policies on several threads share them. */
public final class RecallWeights {
    private final RecallForm form;
    private final Map<String, ActorWeights> networks = new HashMap<>();
    private final float[] match;
    private final float[] lag;
    private final float[] none;

    private RecallWeights(RecallForm form, Map<String, NamedTensor> tensors) {
        this.form = form;
        form.networks().forEach((name, network) -> networks.put(name, ActorWeights.of(name, network, tensors)));
        Map<String, float[]> attention = new LinkedHashMap<>();
        form.attention().forEach(spec -> {
            String name = RecallForm.ATTENTION + "/" + spec.name();
            NamedTensor tensor = tensors.get(name);
            if (tensor == null || !Arrays.equals(tensor.shape(), spec.shape()) || !tensor.isFinite()) {
                throw new IllegalArgumentException("needs finite " + name + Arrays.toString(spec.shape()) + ", found " + tensor);
            }
            attention.put(spec.name(), tensor.values().clone());
        });
        match = attention.get("match");
        lag = attention.get("lag");
        none = attention.get("none");
    }

    /**
     * Takes over exported weights.
     *
     * @param tensors by name, as an agent exports them; others are ignored. Copied.
     * @throws IllegalArgumentException if one is missing, not of the form's shape or not finite, with one line
     */
    public static RecallWeights of(RecallForm form, Map<String, NamedTensor> tensors) {
        return new RecallWeights(form, tensors);
    }

    /** Widths. */
    public RecallForm form() {
        return form;
    }

    ActorWeights network(String name) {
        return networks.get(name);
    }

    /** [2 × heads]. */
    float[] match() {
        return match;
    }

    /** [frames × heads]. */
    float[] lag() {
        return lag;
    }

    /** [heads]. */
    float[] none() {
        return none;
    }
}
