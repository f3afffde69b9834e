package edgetempo.fran;

/** How a user's result is obtained. */
public enum FranMode {
    /** The user's device computes it. */
    LOCAL,
    /** It was cached at a node or on the device (Algorithm 1). */
    CACHE,
    /** A cooperative device-to-device node computes it. */
    D2D,
    /** An access point computes it. */
    FAP,
    /** An access point forwards it to the cloud. */
    CLOUD
}
