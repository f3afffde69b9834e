package edgetempo.agents.training;

/** Narrowing of observations for the networks. */
final class Floats {
    private Floats() {}

    /** Copies as many values as the target has. Target modified. */
    static void copy(double[] source, float[] target) {
        for (int i = 0; i < target.length; i++) {
            target[i] = (float) source[i];
        }
    }
}
