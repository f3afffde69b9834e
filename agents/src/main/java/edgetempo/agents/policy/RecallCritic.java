package edgetempo.agents.policy;

import edgetempo.agents.network.Activation;
import java.util.Arrays;

/**
 * The critic of a recall agent: the reward of a frame, without switching and overflow penalties, under a plan and a distribution of
 * requests. Invariant under permutations of servers. Allocates nothing after construction. Not thread-safe.
 *
 * <p>The features of services depend on a plan through their numbers of copies only. They are tabulated once per distribution, already
 * multiplied by the next layer's weights, which commutes with the sum over services: a plan then costs sums of rows and one product.
 */
public final class RecallCritic {
    private final RecallForm form;
    private final RecallInputs inputs;
    private final LayerKernels kernels = LayerKernels.fastest();
    private final ActorNetwork service;
    private final ActorNetwork load;
    private final ActorWeights.DenseWeights server;
    private final ActorWeights.DenseWeights hidden;
    private final float slope;
    /** Rows of the last network's first layer for sums over services, and for sums over servers. */
    private final float[] fromServices;
    private final float[] fromServers;
    private final float[] last;
    private final float lastBias;
    /** Length of a row of weights, which is padded. */
    private final int padded;
    private final float[] in = new float[RecallForm.CRITIC_INPUTS];
    private final float[] row;
    private final float[] product;
    /** [services][copies] × padded. */
    private final float[] serviceTable;
    private final float[] loadTable;
    private final float[] pooled;
    private final float[] held;
    private final float[] behind;
    private final int[] copies;

    /** Creates a critic without a distribution. */
    public RecallCritic(RecallWeights weights) {
        form = weights.form();
        inputs = new RecallInputs(form);
        service = ActorNetwork.vector(weights.network(RecallForm.SERVICE));
        load = ActorNetwork.vector(weights.network(RecallForm.LOAD));
        server = dense(weights, RecallForm.SERVER, 0);
        hidden = dense(weights, RecallForm.VALUE, 0);
        slope = (float) ((Activation.Leaky) server.activation()).slope();
        int width = form.width();
        padded = server.affine().bias().length;
        fromServices = Arrays.copyOf(hidden.affine().weight(), width * padded);
        fromServers = Arrays.copyOfRange(hidden.affine().weight(), width * padded, 2 * width * padded);
        ActorWeights.Affine end = dense(weights, RecallForm.VALUE, 1).affine();
        last = new float[width];
        for (int i = 0; i < width; i++) {
            last[i] = end.weight()[i * end.bias().length];
        }
        lastBias = end.bias()[0];
        row = new float[width];
        product = new float[padded];
        serviceTable = new float[form.services() * (form.servers() + 1) * padded];
        loadTable = new float[serviceTable.length];
        pooled = new float[padded];
        held = new float[padded];
        behind = new float[padded];
        copies = new int[form.services()];
    }

    private static ActorWeights.DenseWeights dense(RecallWeights weights, String network, int layer) {
        return (ActorWeights.DenseWeights) weights.network(network).layers().get(layer);
    }

    /** Sets the request distribution [services] for evaluations. Not modified. */
    public void popularity(float[] popularity) {
        for (int s = 0; s < popularity.length; s++) {
            for (int c = 0; c <= form.servers(); c++) {
                inputs.writeCritic(popularity[s], s, c, in, 0);
                int at = (s * (form.servers() + 1) + c) * padded;
                service.act(in, row);
                tabulate(fromServices, serviceTable, at);
                load.act(in, row);
                tabulate(server.affine().weight(), loadTable, at);
            }
        }
    }

    private void tabulate(float[] weight, float[] table, int at) {
        Arrays.fill(product, 0);
        kernels.addProduct(row, row.length, weight, padded, product);
        System.arraycopy(product, 0, table, at, padded);
    }

    /**
     * Value of a plan, in the critic's units.
     *
     * @param plan [servers × services], server by server. Not modified.
     */
    public float value(boolean[] plan) {
        int services = form.services();
        int servers = form.servers();
        System.arraycopy(hidden.affine().bias(), 0, behind, 0, padded);
        for (int s = 0; s < services; s++) {
            int count = 0;
            for (int at = s; at < plan.length; at += services) {
                count += plan[at] ? 1 : 0;
            }
            copies[s] = count;
            add(serviceTable, s, count, behind);
        }
        Arrays.fill(pooled, 0);
        for (int m = 0; m < servers; m++) {
            System.arraycopy(server.affine().bias(), 0, held, 0, padded);
            for (int s = 0; s < services; s++) {
                if (plan[m * services + s]) {
                    add(loadTable, s, copies[s], held);
                }
            }
            kernels.leaky(held, padded, slope);
            kernels.addRow(held, 0, padded, pooled);
        }
        kernels.addProduct(pooled, form.width(), fromServers, padded, behind);
        kernels.leaky(behind, padded, slope);
        float value = lastBias;
        for (int i = 0; i < last.length; i++) {
            value += behind[i] * last[i];
        }
        return value;
    }

    private void add(float[] table, int s, int count, float[] to) {
        kernels.addRow(table, (s * (form.servers() + 1) + count) * padded, padded, to);
    }
}
