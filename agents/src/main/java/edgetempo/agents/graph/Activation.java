package edgetempo.agents.graph;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.LeakyRelu;
import org.tensorflow.types.TFloat32;

/** Elementwise function behind a dense layer. */
public sealed interface Activation {

    /** Adds the function to the graph; the shape stays. */
    Operand<TFloat32> apply(Ops tf, Operand<TFloat32> x);

    /** Its name, and its parameter if it has one. */
    String describe();

    /**
     * max(x, slope·x).
     *
     * @param slope derivative below zero, in [0, 1]
     */
    record Leaky(double slope) implements Activation {
        @Override
        public Operand<TFloat32> apply(Ops tf, Operand<TFloat32> x) {
            return tf.nn.leakyRelu(x, LeakyRelu.alpha((float) slope));
        }

        @Override
        public String describe() {
            return "leaky " + slope;
        }
    }

    /** Hyperbolic tangent. */
    record Tanh() implements Activation {
        @Override
        public Operand<TFloat32> apply(Ops tf, Operand<TFloat32> x) {
            return tf.math.tanh(x);
        }

        @Override
        public String describe() {
            return "tanh";
        }
    }

    /** The identity. */
    record Linear() implements Activation {
        @Override
        public Operand<TFloat32> apply(Ops tf, Operand<TFloat32> x) {
            return x;
        }

        @Override
        public String describe() {
            return "linear";
        }
    }
}
