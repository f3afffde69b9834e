package edgetempo.fran;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Algorithm 1: delivers results that are cached before anything is offloaded. P is extended by a row of ones per user to the
 * shape (M + K + N) × N of the caching matrix C, and P′ = P∘C says who can deliver to whom. A user is delivered to from its
 * own cache, else by the closest node of P′, the first of equally close ones. Delivery uses no capacity of nodes.
 */
public final class Preprocessing {
    private final DMatrixRMaj deliverable = new DMatrixRMaj(1, 1);
    /** A reused view on the caching matrix of the present instance, so that epochs allocate nothing. */
    private final DMatrixRMaj caching = new DMatrixRMaj(1, 1);

    /**
     * Fills {@link FranDecision#holder}.
     *
     * @param decision modified
     */
    public void deliver(FranInstance instance, FranDecision decision) {
        int nodes = instance.nodes;
        int users = instance.users;
        deliverable(instance);
        for (int n = 0; n < users; n++) {
            int holder = FranDecision.NONE;
            if (deliverable.get(nodes + n, n) > 0) {
                holder = nodes + n;
            } else {
                double closestM = Double.POSITIVE_INFINITY;
                for (int m = 0; m < nodes; m++) {
                    if (deliverable.get(m, n) > 0 && instance.distanceM[instance.at(m, n)] < closestM) {
                        closestM = instance.distanceM[instance.at(m, n)];
                        holder = m;
                    }
                }
            }
            decision.holder[n] = holder;
        }
    }

    /** P′ = P∘C, [(nodes + users) × users]; valid until the next call. */
    DMatrixRMaj deliverable(FranInstance instance) {
        caching.setData(instance.cached);
        caching.numRows = instance.nodes + instance.users;
        caching.numCols = instance.users;
        deliverable.reshape(caching.numRows, caching.numCols);
        CommonOps_DDRM.fill(deliverable, 1);
        System.arraycopy(instance.reachable, 0, deliverable.data, 0, instance.reachable.length);
        CommonOps_DDRM.elementMult(deliverable, caching, deliverable);
        return deliverable;
    }
}
