package edgetempo.nativeconfig;

import java.util.Locale;

/** Where TensorFlow is asked to compute. */
public enum DeviceChoice {
    /** A GPU where one can be used, the processor otherwise. */
    AUTO,
    /** The processor, even where a GPU is present. */
    CPU,
    /** A GPU; it is an error if none can be used. */
    GPU;

    /** The spelling on a command line and in a report: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
