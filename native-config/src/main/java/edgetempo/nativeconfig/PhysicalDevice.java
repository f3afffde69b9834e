package edgetempo.nativeconfig;

/**
 * A device as TensorFlow sees it.
 *
 * @param name
 *            full name, for example {@code /job:localhost/replica:0/task:0/device:CPU:0}
 * @param type
 *            {@value #CPU} or {@value #GPU}
 * @param memoryBytes
 *            memory that TensorFlow may use there; for the processor a nominal 256 MiB
 */
public record PhysicalDevice(String name, String type, long memoryBytes) {
    static final String CPU = "CPU";
    static final String GPU = "GPU";

    /** Whether this is a GPU. */
    public boolean isGpu() {
        return type.equals(GPU);
    }

    /** The part of the name that identifies a device of one machine, for example {@code CPU:0}. */
    public String shortName() {
        String marker = "/device:";
        int at = name.indexOf(marker);
        return at < 0 ? name : name.substring(at + marker.length());
    }
}
