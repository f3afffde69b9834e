package edgetempo.nativeconfig;

import java.util.Locale;

/** The device requested for TensorFlow. */
public enum DeviceChoice {
    /** A GPU where one can be used, the CPU otherwise. */
    AUTO,
    /** The CPU, even where a GPU is present. */
    CPU,
    /** A GPU; it is an error if none can be used. */
    GPU;

    /** The spelling on a command line and in a report: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
