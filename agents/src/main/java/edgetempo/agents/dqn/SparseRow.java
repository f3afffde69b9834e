package edgetempo.agents.dqn;

/**
 * The nonzero entries of an observation. Observations of choices are nearly all zero: of the 3600 of the largest
 * preset 120 are not, and a dense replay of them would take gigabytes.
 */
final class SparseRow {
    private final int[] index;
    private final float[] value;

    private SparseRow(int[] index, float[] value) {
        this.index = index;
        this.value = value;
    }

    /** Takes the entries out of an observation. */
    static SparseRow of(float[] dense) {
        int count = 0;
        for (float entry : dense) {
            count += entry != 0 ? 1 : 0;
        }
        int[] index = new int[count];
        float[] value = new float[count];
        int next = 0;
        for (int i = 0; i < dense.length; i++) {
            if (dense[i] != 0) {
                index[next] = i;
                value[next++] = dense[i];
            }
        }
        return new SparseRow(index, value);
    }

    /**
     * Creates a row of entries at given indices.
     *
     * @param index  indices, ascending. Not copied.
     * @param value  as many. Kept.
     */
    static SparseRow of(int[] index, float[] value) {
        return new SparseRow(index, value);
    }

    /** Number of entries. */
    int length() {
        return index.length;
    }

    /** Index of an entry. */
    int index(int entry) {
        return index[entry];
    }

    /** Value of an entry. */
    float value(int entry) {
        return value[entry];
    }

    /**
     * Writes the entries.
     *
     * @param target zero from {@code at} on. Modified.
     */
    void scatter(float[] target, int at) {
        for (int i = 0; i < index.length; i++) {
            target[at + index[i]] = value[i];
        }
    }
}
