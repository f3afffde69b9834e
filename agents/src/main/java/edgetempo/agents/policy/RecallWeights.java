package edgetempo.agents.policy;

import edgetempo.agents.NamedTensor;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Weights of a recall agent, and its fallback plan. Immutable: policies on several threads share them. */
public final class RecallWeights {
    /** Name of the plan that is kept where the predicted gain is small, [servers × services]. */
    public static final String INCUMBENT = "incumbent/plan";
    /** Name of the gain per frame that the critic must predict, in its units, [1]. */
    public static final String MARGIN = "incumbent/margin";

    private final RecallForm form;
    private final Map<String, ActorWeights> networks = new HashMap<>();
    private final Optional<Incumbent> incumbent;

    /**
     * A plan that is known to be good.
     *
     * @param plan   [servers × services]. Not modified.
     * @param margin gain over it per frame that the critic must predict, in its units
     */
    record Incumbent(boolean[] plan, float margin) {}

    private RecallWeights(RecallForm form, Map<String, NamedTensor> tensors) {
        this.form = form;
        form.networks().forEach((name, network) -> networks.put(name, ActorWeights.of(name, network, tensors)));
        incumbent = Optional.ofNullable(tensors.get(INCUMBENT)).map(plan -> incumbent(form, plan, tensors.get(MARGIN)));
    }

    private static Incumbent incumbent(RecallForm form, NamedTensor plan, NamedTensor margin) {
        float[] values = plan.values();
        if (values.length != form.servers() * form.services() || margin == null || margin.values().length != 1
                || !Float.isFinite(margin.values()[0])) {
            throw new IllegalArgumentException("needs " + INCUMBENT + "[" + form.servers() + ", " + form.services()
                    + "] and a finite " + MARGIN + "[1], found " + plan + " and " + margin);
        }
        boolean[] held = new boolean[values.length];
        for (int i = 0; i < held.length; i++) {
            held[i] = values[i] > 0;
        }
        return new Incumbent(held, margin.values()[0]);
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

    Optional<Incumbent> incumbent() {
        return incumbent;
    }

    ActorWeights network(String name) {
        return networks.get(name);
    }
}
