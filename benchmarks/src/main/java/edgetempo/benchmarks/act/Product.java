package edgetempo.benchmarks.act;

/** A matrix [inputs × outputs] that vectors are multiplied with. */
interface Product {
    /**
     * y += x·matrix.
     *
     * @param x [inputs]. Not modified.
     * @param y [outputs]. Modified.
     */
    void addTo(float[] x, float[] y);

    /** Prepares a matrix. */
    interface Maker {
        /**
         * A product.
         *
         * @param weight [inputs × outputs] row-major. Not modified.
         */
        Product of(int inputs, int outputs, float[] weight);
    }
}
