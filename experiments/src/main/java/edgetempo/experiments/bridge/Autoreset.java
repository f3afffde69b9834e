package edgetempo.experiments.bridge;

import java.util.Locale;

/** Behaviour after the end of an episode. */
public enum Autoreset {
    /** No autoreset: the caller resets. A step after the end is rejected. */
    NONE,
    /** The next step ignores its action, has reward 0 and starts the next episode. */
    NEXT,
    /** The step that ends an episode starts the next one and observes its start; the final observation is sent separately. */
    SAME;

    /** Name in the handshake. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
