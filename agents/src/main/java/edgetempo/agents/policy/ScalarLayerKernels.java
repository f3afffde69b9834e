package edgetempo.agents.policy;

/** One element at a time: the specification of {@link VectorLayerKernels}. */
final class ScalarLayerKernels implements LayerKernels {

    @Override
    public void addProduct(float[] x, int inputs, float[] weight, int columns, float[] y) {
        for (int i = 0; i < inputs; i++) {
            float xi = x[i];
            int row = i * columns;
            for (int j = 0; j < columns; j++) {
                y[j] += xi * weight[row + j];
            }
        }
    }

    @Override
    public void addRow(float[] table, int at, int count, float[] y) {
        for (int j = 0; j < count; j++) {
            y[j] += table[at + j];
        }
    }

    @Override
    public void leaky(float[] v, int count, float slope) {
        for (int j = 0; j < count; j++) {
            v[j] = Math.max(v[j], slope * v[j]);
        }
    }

    @Override
    public void tanh(float[] v, int from, int count) {
        for (int j = from; j < from + count; j++) {
            v[j] = FloatTanh.of(v[j]);
        }
    }

    @Override
    public void sigmoid(float[] v, int from, int count) {
        for (int j = from; j < from + count; j++) {
            v[j] = FloatTanh.sigmoid(v[j]);
        }
    }

    @Override
    public void startCell(float[] gates, int count, float[] cell) {
        for (int j = 0; j < count; j++) {
            cell[j] = gates[j] * gates[count + j];
        }
    }

    @Override
    public void moveCell(float[] gates, float[] forget, int count, float[] cell) {
        for (int j = 0; j < count; j++) {
            cell[j] = forget[j] * cell[j] + gates[j] * gates[count + j];
        }
    }

    @Override
    public void openOutput(float[] gates, int count, float[] hidden) {
        for (int j = 0; j < count; j++) {
            hidden[j] *= gates[2 * count + j];
        }
    }
}
