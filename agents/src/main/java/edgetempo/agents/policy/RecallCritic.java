package edgetempo.agents.policy;

import java.util.Arrays;

/**
 * The critic of an agent that recalls: what a frame earns, but for switching and overflow, under a plan and a law of requests. Which server
 * is which makes no difference. Allocates nothing once made. Not thread-safe.
 *
 * <p>What services give depends on a plan by their number of copies only, so that it is tabulated once a law.
 */
public final class RecallCritic {
    private final RecallForm form;
    private final RecallInputs inputs;
    private final ActorNetwork service;
    private final ActorNetwork load;
    private final ActorNetwork server;
    private final ActorNetwork value;
    private final float[] in = new float[RecallForm.CRITIC_INPUTS];
    private final float[] row;
    /** [services][copies] × width. */
    private final float[] serviceTable;
    private final float[] loadTable;
    private final float[] pooled;
    private final float[] held;
    private final float[] heldOut;
    private final int[] copies;
    private final float[] out = new float[1];

    /** A critic of no law yet. */
    public RecallCritic(RecallWeights weights) {
        form = weights.form();
        inputs = new RecallInputs(form);
        service = ActorNetwork.vector(weights.network(RecallForm.SERVICE));
        load = ActorNetwork.vector(weights.network(RecallForm.LOAD));
        server = ActorNetwork.vector(weights.network(RecallForm.SERVER));
        value = ActorNetwork.vector(weights.network(RecallForm.VALUE));
        int width = form.width();
        row = new float[width];
        serviceTable = new float[form.services() * (form.servers() + 1) * width];
        loadTable = new float[serviceTable.length];
        pooled = new float[2 * width];
        held = new float[width];
        heldOut = new float[width];
        copies = new int[form.services()];
    }

    /** Judges by another law [services] from now on. Not modified. */
    public void law(float[] law) {
        int width = form.width();
        for (int s = 0; s < law.length; s++) {
            for (int c = 0; c <= form.servers(); c++) {
                inputs.writeCritic(law[s], s, c, in, 0);
                int at = (s * (form.servers() + 1) + c) * width;
                service.act(in, row);
                System.arraycopy(row, 0, serviceTable, at, width);
                load.act(in, row);
                System.arraycopy(row, 0, loadTable, at, width);
            }
        }
    }

    /**
     * Value of a plan, in the critic's units.
     *
     * @param plan [servers × services], server by server. Not modified.
     */
    public float value(boolean[] plan) {
        int width = form.width();
        int services = form.services();
        int servers = form.servers();
        Arrays.fill(pooled, 0);
        for (int s = 0; s < services; s++) {
            int count = 0;
            for (int m = 0; m < servers; m++) {
                count += plan[m * services + s] ? 1 : 0;
            }
            copies[s] = count;
            add(serviceTable, s, count, pooled);
        }
        for (int m = 0; m < servers; m++) {
            Arrays.fill(held, 0);
            for (int s = 0; s < services; s++) {
                if (plan[m * services + s]) {
                    add(loadTable, s, copies[s], held);
                }
            }
            server.act(held, heldOut);
            for (int i = 0; i < width; i++) {
                pooled[width + i] += heldOut[i];
            }
        }
        value.act(pooled, out);
        return out[0];
    }

    private void add(float[] table, int s, int count, float[] to) {
        int width = form.width();
        int at = (s * (form.servers() + 1) + count) * width;
        for (int i = 0; i < width; i++) {
            to[i] += table[at + i];
        }
    }
}
