package edgetempo.ga;

import it.unimi.dsi.fastutil.doubles.DoubleArrays;

/** The individuals of a population in ascending order of fitness; equals in ascending order of their index. */
final class FitnessOrder {
    private final int[] order;

    FitnessOrder(int population) {
        order = new int[population];
    }

    /** Sorts. {@code fitness} is [population] or longer and not modified. */
    void sort(double[] fitness) {
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        DoubleArrays.quickSortIndirect(order, fitness);
        DoubleArrays.stabilize(order, fitness);
    }

    /** The individual of a rank; rank 0 is the least fit. */
    int at(int rank) {
        return order[rank];
    }
}
