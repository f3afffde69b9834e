package edgetempo.experiments.bridge;

import java.util.Locale;

/** What follows the end of an episode. */
public enum Autoreset {
    /** Nothing: who steps resets. A step after the end is refused. */
    NONE,
    /** The next step ignores its action, earns 0 and starts the next episode. */
    NEXT,
    /** The step that ends an episode starts the next one and observes its start; the final observation is sent apart. */
    SAME;

    /** Name in the handshake. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
