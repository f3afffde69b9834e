package edgetempo.agents.policy;

import edgetempo.random.VectorApi;
import edgetempo.random.VectorUnit;

/**
 * The arithmetic of layers over flat arrays. Implementations give equal bits, whatever their vector width: every output is summed over
 * the inputs in order, by products that are rounded before they are added.
 */
sealed interface LayerKernels permits ScalarLayerKernels, VectorLayerKernels {

    /** Vector kernels where the JVM compiles them to vector instructions, else plain loops; the bits are the same. */
    static LayerKernels fastest() {
        return VectorApi.isPresent() && VectorUnit.obstacle().isEmpty()
                ? new VectorLayerKernels()
                : new ScalarLayerKernels();
    }

    /**
     * y += x·weight.
     *
     * @param x       first {@code inputs} entries. Not modified.
     * @param inputs  rows of the matrix
     * @param weight  [inputs × columns] row-major. Not modified.
     * @param columns multiple of {@link edgetempo.random.Padding#LANES}
     * @param y       first {@code columns} entries. Modified.
     */
    void addProduct(float[] x, int inputs, float[] weight, int columns, float[] y);

    /** y += the {@code count} entries of {@code table} from {@code at} on; {@code count} is a multiple of the padding. Only y modified. */
    void addRow(float[] table, int at, int count, float[] y);

    /** v = max(v, slope·v) on the first {@code count} entries, a multiple of the padding. */
    void leaky(float[] v, int count, float slope);

    /** v = {@link FloatTanh#of}(v) from {@code from} on, on {@code count} entries, a multiple of the padding. */
    void tanh(float[] v, int from, int count);

    /** v = {@link FloatTanh#sigmoid}(v) from {@code from} on, on {@code count} entries, a multiple of the padding. */
    void sigmoid(float[] v, int from, int count);

    /**
     * c = i∘g, the cell state after a step from zero.
     *
     * @param gates [3 × count]: i, g, o. Not modified.
     * @param cell  [count]. Modified.
     */
    void startCell(float[] gates, int count, float[] cell);

    /**
     * c = f∘c + i∘g.
     *
     * @param gates  [3 × count]: i, g, o. Not modified.
     * @param forget [count] f. Not modified.
     * @param cell   [count] c. Modified.
     */
    void moveCell(float[] gates, float[] forget, int count, float[] cell);

    /**
     * h = o∘h, where h holds tanh(c) on entry.
     *
     * @param gates  [3 × count]: i, g, o. Not modified.
     * @param hidden [count] h. Modified.
     */
    void openOutput(float[] gates, int count, float[] hidden);
}
