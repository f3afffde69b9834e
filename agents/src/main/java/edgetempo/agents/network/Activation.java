package edgetempo.agents.network;

/** Elementwise activation function of a dense layer. */
public sealed interface Activation {

    /** Its name, and its parameter if it has one. */
    String describe();

    /**
     * max(x, slope·x).
     *
     * @param slope derivative below zero, in [0, 1]
     */
    record Leaky(double slope) implements Activation {
        @Override
        public String describe() {
            return "leaky " + slope;
        }
    }

    /** Hyperbolic tangent. */
    record Tanh() implements Activation {
        @Override
        public String describe() {
            return "tanh";
        }
    }

    /** The identity. */
    record Linear() implements Activation {
        @Override
        public String describe() {
            return "linear";
        }
    }
}
