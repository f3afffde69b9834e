package edgetempo.cuda;

import java.util.Locale;

/**
 * Properties of a device.
 *
 * @param name             as the vendor calls it
 * @param major            of its compute capability
 * @param minor            of its compute capability
 * @param multiprocessors  number of them
 * @param blockSharedBytes largest shared memory of a block
 * @param memoryBytes      memory of the device
 */
public record DeviceInfo(String name, int major, int minor, int multiprocessors, int blockSharedBytes,
        long memoryBytes) {
    /** One-line description: name, capability, multiprocessors and memory. */
    public String describe() {
        return String.format(Locale.ROOT, "%s, compute capability %d.%d, %d multiprocessors, %d MiB", name, major,
                minor, multiprocessors,
                memoryBytes >> 20);
    }
}
