package edgetempo.benchmarks.act;

import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/** By EJML: a row vector times a matrix. */
final class EjmlProduct implements Product {
    private final FMatrixRMaj matrix;
    private final FMatrixRMaj x;
    private final FMatrixRMaj y;

    EjmlProduct(int inputs, int outputs, float[] weight) {
        matrix = FMatrixRMaj.wrap(inputs, outputs, weight);
        x = new FMatrixRMaj(1, inputs);
        y = new FMatrixRMaj(1, outputs);
    }

    @Override
    public void addTo(float[] from, float[] to) {
        x.setData(from);
        y.setData(to);
        CommonOps_FDRM.multAdd(x, matrix, y);
    }
}
