package edgetempo.agents.policy;

import edgetempo.random.Lanes;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Outputs along the lanes; {@link ScalarLayerKernels} is the specification.
 *
 * <p>A product reads every weight once, in the order in which they lie in memory, four rows of the matrix at a time: what limits it is
 * the cache that the weights come from (0.8 MB for 256 × 768, more than a first-level cache holds), and y stays in the first-level
 * cache. Holding outputs in registers instead and walking down the columns jumps a whole row from load to load and is slower.
 */
final class VectorLayerKernels implements LayerKernels {
    private static final VectorSpecies<Float> FLOAT = Lanes.FLOAT;
    private static final int LANES = FLOAT.length();
    private static final int ROWS = 4;

    @Override
    public void addProduct(float[] x, int inputs, float[] weight, int columns, float[] y) {
        int i = 0;
        for (; i <= inputs - ROWS; i += ROWS) {
            FloatVector x0 = FloatVector.broadcast(FLOAT, x[i]);
            FloatVector x1 = FloatVector.broadcast(FLOAT, x[i + 1]);
            FloatVector x2 = FloatVector.broadcast(FLOAT, x[i + 2]);
            FloatVector x3 = FloatVector.broadcast(FLOAT, x[i + 3]);
            int row0 = i * columns;
            int row1 = row0 + columns;
            int row2 = row1 + columns;
            int row3 = row2 + columns;
            for (int j = 0; j < columns; j += LANES) {
                FloatVector.fromArray(FLOAT, y, j)
                        .add(x0.mul(FloatVector.fromArray(FLOAT, weight, row0 + j)))
                        .add(x1.mul(FloatVector.fromArray(FLOAT, weight, row1 + j)))
                        .add(x2.mul(FloatVector.fromArray(FLOAT, weight, row2 + j)))
                        .add(x3.mul(FloatVector.fromArray(FLOAT, weight, row3 + j)))
                        .intoArray(y, j);
            }
        }
        for (; i < inputs; i++) {
            FloatVector xi = FloatVector.broadcast(FLOAT, x[i]);
            int row = i * columns;
            for (int j = 0; j < columns; j += LANES) {
                FloatVector.fromArray(FLOAT, y, j).add(xi.mul(FloatVector.fromArray(FLOAT, weight, row + j)))
                        .intoArray(y, j);
            }
        }
    }

    @Override
    public void addRow(float[] table, int at, int count, float[] y) {
        for (int j = 0; j < count; j += LANES) {
            FloatVector.fromArray(FLOAT, y, j).add(FloatVector.fromArray(FLOAT, table, at + j)).intoArray(y, j);
        }
    }

    @Override
    public void leaky(float[] v, int count, float slope) {
        for (int j = 0; j < count; j += LANES) {
            FloatVector x = FloatVector.fromArray(FLOAT, v, j);
            x.max(x.mul(slope)).intoArray(v, j);
        }
    }

    @Override
    public void tanh(float[] v, int from, int count) {
        scaledTanh(v, from, from + count, 1, 1, 0);
    }

    @Override
    public void sigmoid(float[] v, int from, int count) {
        scaledTanh(v, from, from + count, 0.5f, 0.5f, 0.5f);
    }

    /** v = outer·tanh(inner·v) + offset. */
    private static void scaledTanh(float[] v, int from, int end, float inner, float outer, float offset) {
        for (int j = from; j < end; j += LANES) {
            FloatVector x = FloatVector.fromArray(FLOAT, v, j).mul(inner).min(FloatTanh.BOUND).max(-FloatTanh.BOUND);
            FloatVector u = x.mul(x);
            FloatVector p = u.mul(FloatTanh.P4).add(FloatTanh.P3).mul(u).add(FloatTanh.P2).mul(u).add(FloatTanh.P1)
                    .mul(u).add(FloatTanh.P0);
            FloatVector q = u.mul(FloatTanh.Q4).add(FloatTanh.Q3).mul(u).add(FloatTanh.Q2).mul(u).add(FloatTanh.Q1)
                    .mul(u).add(FloatTanh.Q0);
            x.mul(p).div(q).min(1f).max(-1f).mul(outer).add(offset).intoArray(v, j);
        }
    }

    @Override
    public void startCell(float[] gates, int count, float[] cell) {
        for (int j = 0; j < count; j += LANES) {
            FloatVector.fromArray(FLOAT, gates, j).mul(FloatVector.fromArray(FLOAT, gates, count + j))
                    .intoArray(cell, j);
        }
    }

    @Override
    public void moveCell(float[] gates, float[] forget, int count, float[] cell) {
        for (int j = 0; j < count; j += LANES) {
            FloatVector fresh = FloatVector.fromArray(FLOAT, gates, j)
                    .mul(FloatVector.fromArray(FLOAT, gates, count + j));
            FloatVector.fromArray(FLOAT, forget, j).mul(FloatVector.fromArray(FLOAT, cell, j)).add(fresh)
                    .intoArray(cell, j);
        }
    }

    @Override
    public void openOutput(float[] gates, int count, float[] hidden) {
        for (int j = 0; j < count; j += LANES) {
            FloatVector.fromArray(FLOAT, hidden, j).mul(FloatVector.fromArray(FLOAT, gates, 2 * count + j))
                    .intoArray(hidden, j);
        }
    }
}
