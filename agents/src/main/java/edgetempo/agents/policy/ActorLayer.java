package edgetempo.agents.policy;

import edgetempo.agents.network.Activation;
import edgetempo.random.Padding;

/** One layer for inference: shared weights and private buffers. */
sealed interface ActorLayer {

    /**
     * Computes the layer's output.
     *
     * @param x         input; entries beyond the layer's inputs are ignored. Not modified.
     * @param fromStart whether the recurrent state is zero
     * @return the output, padded; valid until the next step
     */
    float[] step(float[] x, boolean fromStart);

    /** The layer of these weights. */
    static ActorLayer of(ActorWeights.LayerWeights weights, int inputs, LayerKernels kernels) {
        return switch (weights) {
            case ActorWeights.DenseWeights dense -> new Dense(dense, inputs, kernels);
            case ActorWeights.LstmWeights lstm -> new Lstm(lstm, inputs, kernels);
        };
    }

    /** activation(x·weight + bias). */
    final class Dense implements ActorLayer {
        private final LayerKernels kernels;
        private final int inputs;
        private final float[] weight;
        private final float[] bias;
        private final Activation activation;
        private final float[] y;

        private Dense(ActorWeights.DenseWeights weights, int inputs, LayerKernels kernels) {
            this.kernels = kernels;
            this.inputs = inputs;
            weight = weights.affine().weight();
            bias = weights.affine().bias();
            activation = weights.activation();
            y = new float[bias.length];
        }

        @Override
        public float[] step(float[] x, boolean fromStart) {
            System.arraycopy(bias, 0, y, 0, y.length);
            kernels.addProduct(x, inputs, weight, y.length, y);
            if (activation instanceof Activation.Leaky leaky) {
                kernels.leaky(y, y.length, (float) leaky.slope());
            } else if (activation instanceof Activation.Tanh) {
                kernels.tanh(y, 0, y.length);
            }
            return y;
        }
    }

    /**
     * A long short-term memory; equations and layout are those of {@code edgetempo.agents.network.Lstm}. From a zero state neither
     * the forget gate nor the recurrent weights are read, which is four sevenths of all weights where inputs and units are as many.
     */
    final class Lstm implements ActorLayer {
        private final LayerKernels kernels;
        private final int inputs;
        private final int units;
        private final int width;
        private final ActorWeights.LstmWeights weights;
        private final float[] gates;
        private final float[] forget;
        private final float[] cell;
        private final float[] hidden;

        private Lstm(ActorWeights.LstmWeights weights, int inputs, LayerKernels kernels) {
            this.kernels = kernels;
            this.inputs = inputs;
            this.weights = weights;
            units = weights.units();
            width = Padding.row(units);
            gates = new float[3 * width];
            forget = new float[width];
            cell = new float[width];
            hidden = new float[width];
        }

        @Override
        public float[] step(float[] x, boolean fromStart) {
            System.arraycopy(weights.gates().bias(), 0, gates, 0, gates.length);
            kernels.addProduct(x, inputs, weights.gates().weight(), gates.length, gates);
            if (fromStart) {
                squashGates();
                kernels.startCell(gates, width, cell);
            } else {
                kernels.addProduct(hidden, units, weights.recurrentGates(), gates.length, gates);
                squashGates();
                System.arraycopy(weights.forget().bias(), 0, forget, 0, width);
                kernels.addProduct(x, inputs, weights.forget().weight(), width, forget);
                kernels.addProduct(hidden, units, weights.recurrentForget(), width, forget);
                kernels.sigmoid(forget, 0, width);
                kernels.moveCell(gates, forget, width, cell);
            }
            System.arraycopy(cell, 0, hidden, 0, width);
            kernels.tanh(hidden, 0, width);
            kernels.openOutput(gates, width, hidden);
            return hidden;
        }

        private void squashGates() {
            kernels.sigmoid(gates, 0, width);
            kernels.tanh(gates, width, width);
            kernels.sigmoid(gates, 2 * width, width);
        }
    }
}
