package edgetempo.fran;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * How every user is served: written by the pre-processing, an offloader, the cloud rule and allocators in this order, and scored by
 * {@link FranEvaluator}. The arrays are public because environments write them step by step.
 */
public final class FranDecision {
    /** In {@link #node}: computed locally. In {@link #holder}: the result is not delivered from a cache. */
    public static final int NONE = -1;

    /** [users] node that delivers the cached result, M + K + user for the own device, or {@link #NONE}. */
    public final int[] holder;
    /** [users] node that the user offloads to, or {@link #NONE}. */
    public final int[] node;
    /** [users] whether the access point forwards the task to the cloud. */
    public final boolean[] cloud;
    /** [users] share of the processor of the access point, cycles/s; not read for other users. */
    public final double[] processorHz;

    /** Everyone computes locally. */
    public FranDecision(int users) {
        holder = new int[users];
        node = new int[users];
        cloud = new boolean[users];
        processorHz = new double[users];
        clear();
    }

    /** Resets everyone to local computing. */
    public void clear() {
        Arrays.fill(holder, NONE);
        clearOffloading();
    }

    /** Resets to local computing everyone whose result is not delivered. */
    public void clearOffloading() {
        Arrays.fill(node, NONE);
        Arrays.fill(cloud, false);
        Arrays.fill(processorHz, 0);
    }

    /** Whether the user is part of the offloading problem. */
    public boolean remains(int user) {
        return holder[user] == NONE;
    }

    /**
     * Lists the users whose result is not delivered, in order.
     *
     * @param target [at least users] modified
     * @return how many they are
     */
    public int remaining(int[] target) {
        int count = 0;
        for (int n = 0; n < holder.length; n++) {
            if (holder[n] == NONE) {
                target[count++] = n;
            }
        }
        return count;
    }

    /**
     * Lists the users that share the processor of an access point: those it serves and does not pass on.
     *
     * @param target [at least users] modified
     * @return how many they are
     */
    public int sharing(int fap, int[] target) {
        int count = 0;
        for (int n = 0; n < node.length; n++) {
            if (node[n] == fap && !cloud[n]) {
                target[count++] = n;
            }
        }
        return count;
    }

    /** S: 1 where a node serves a user [nodes × users]. */
    public DMatrixRMaj choices(int nodes) {
        DMatrixRMaj choices = new DMatrixRMaj(nodes, node.length);
        for (int n = 0; n < node.length; n++) {
            if (node[n] != NONE) {
                choices.set(node[n], n, 1);
            }
        }
        return choices;
    }
}
