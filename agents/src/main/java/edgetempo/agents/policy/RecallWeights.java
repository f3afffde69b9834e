package edgetempo.agents.policy;

import edgetempo.agents.NamedTensor;
import java.util.HashMap;
import java.util.Map;

/** Weights of an agent that recalls. Immutable: policies on several threads share them. */
public final class RecallWeights {
    private final RecallForm form;
    private final Map<String, ActorWeights> networks = new HashMap<>();

    private RecallWeights(RecallForm form, Map<String, NamedTensor> tensors) {
        this.form = form;
        form.networks().forEach((name, network) -> networks.put(name, ActorWeights.of(name, network, tensors)));
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
}
