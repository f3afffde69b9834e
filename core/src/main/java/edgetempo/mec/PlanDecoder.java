package edgetempo.mec;

import edgetempo.scenario.PlanDecoding;
import edgetempo.scenario.Scenario;

/** Turns an actor's outputs into a cache plan, as {@code learning.planDecoding} says. Not thread-safe. */
public final class PlanDecoder {
    private final boolean withinCapacity;
    private final double capacityGib;
    private final ServiceCatalogue catalogue;
    private final int[] order;

    /** A decoder for the scenario's rule, catalogue and capacity. */
    public PlanDecoder(Scenario scenario) {
        withinCapacity = scenario.learning().planDecoding() == PlanDecoding.CAPACITY;
        capacityGib = scenario.caching().capacityGib();
        catalogue = new ServiceCatalogue(scenario.services());
        order = new int[catalogue.count()];
    }

    /**
     * Decodes outputs: a service is cached iff its output is above 0 and, if plans are to keep within capacity, fits beside
     * those of the same server with a larger output (of equal ones the smaller index goes first).
     *
     * @param outputs [M·K], server by server. Not modified.
     * @param plan    receives the plan. Modified.
     */
    public void decode(float[] outputs, CachePlan plan) {
        plan.decode(outputs);
        if (!withinCapacity) {
            return;
        }
        for (int m = 0; m < plan.servers(); m++) {
            int first = m * order.length;
            int wanted = 0;
            for (int s = 0; s < order.length; s++) {
                if (outputs[first + s] > 0) {
                    int at = wanted++;
                    while (at > 0 && outputs[first + order[at - 1]] < outputs[first + s]) {
                        order[at] = order[at - 1];
                        at--;
                    }
                    order[at] = s;
                }
            }
            double used = 0;
            for (int i = 0; i < wanted; i++) {
                double size = catalogue.sizeGib(order[i]);
                boolean fits = used + size <= capacityGib;
                plan.set(m, order[i], fits);
                used += fits ? size : 0;
            }
        }
    }

    /**
     * Writes a plan as an action that decodes to it: 1 for cached, −1 for not.
     *
     * @param plan   [M·K]. Not modified.
     * @param action receives the values from {@code at} on. Modified.
     */
    public static void encode(CachePlan plan, float[] action, int at) {
        int next = at;
        for (int m = 0; m < plan.servers(); m++) {
            for (int s = 0; s < plan.services(); s++) {
                action[next++] = plan.get(m, s) ? 1 : -1;
            }
        }
    }
}
