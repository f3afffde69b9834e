package edgetempo.cuda;

import java.util.Locale;

/**
 * What a device is.
 *
 * @param name             as the vendor calls it
 * @param major            of its compute capability
 * @param minor            of its compute capability
 * @param multiprocessors  number of them
 * @param blockSharedBytes shared memory that a block can have
 * @param memoryBytes      memory of the device
 */
public record DeviceInfo(String name, int major, int minor, int multiprocessors, int blockSharedBytes,
        long memoryBytes) {
    /** Name, capability, multiprocessors and memory in words. */
    public String describe() {
        return String.format(Locale.ROOT, "%s, compute capability %d.%d, %d multiprocessors, %d MiB", name, major,
                minor, multiprocessors,
                memoryBytes >> 20);
    }
}
