package edgetempo.fran;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Algorithm 1: delivers results that are cached before anything is offloaded. P is extended by a row of ones a user to the
 * shape (M + K + N) × N of the caching matrix C, and P′ = P∘C says who can deliver to whom. A user is delivered to from its
 * own cache, else by the closest node of P′, the first of equally close ones. Delivery takes no place from others.
 */
public final class Preprocessing {
    private final DMatrixRMaj deliverable = new DMatrixRMaj(1, 1);

    /**
     * Fills {@link FranDecision#holder}.
     *
     * @param decision modified
     */
    public void deliver(FranInstance instance, FranDecision decision) {
        int nodes = instance.nodes;
        int users = instance.users;
        deliverable(instance, deliverable);
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

    /**
     * P′ = P∘C.
     *
     * @param target becomes [(nodes + users) × users]; modified
     */
    static void deliverable(FranInstance instance, DMatrixRMaj target) {
        int rows = instance.nodes + instance.users;
        target.reshape(rows, instance.users);
        CommonOps_DDRM.fill(target, 1);
        System.arraycopy(instance.reachable, 0, target.data, 0, instance.reachable.length);
        CommonOps_DDRM.elementMult(target, DMatrixRMaj.wrap(rows, instance.users, instance.cached), target);
    }
}
