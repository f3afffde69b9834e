package edgetempo.experiments.bridge;

import java.nio.ByteBuffer;
import java.util.Optional;

/** Continuous actions, each value from −1 to 1. */
final class BoxActions {
    private BoxActions() {}

    /** Why the values cannot be an action. */
    static Optional<String> refusal(ByteBuffer actions, int at, int size) {
        for (int i = 0; i < size; i++) {
            float value = actions.getFloat(at + i * Float.BYTES);
            if (!(value >= -1 && value <= 1)) {
                return Optional.of("action value " + i + " is " + value + "; allowed: -1 to 1");
            }
        }
        return Optional.empty();
    }

    /** Copies values. */
    static void read(ByteBuffer actions, int at, float[] target) {
        for (int i = 0; i < target.length; i++) {
            target[i] = actions.getFloat(at + i * Float.BYTES);
        }
    }
}
