package edgetempo.cuda;

import java.lang.foreign.MemorySegment;

/**
 * Growable device memory, and host memory that it is copied from or to. Not thread-safe.
 */
final class Buffer implements AutoCloseable {
    private final CudaDevice device;
    private final String contents;
    private final boolean staged;
    private long bytes;
    private long address;
    private MemorySegment host = MemorySegment.NULL;

    /**
     * Creates an empty buffer.
     *
     * @param contents description of its content, for messages
     * @param staged   whether there is host memory too
     */
    Buffer(CudaDevice device, String contents, boolean staged) {
        this.device = device;
        this.contents = contents;
        this.staged = staged;
    }

    /** Ensures a size; the content is lost if it grows. */
    void require(long needed) {
        if (needed <= bytes) {
            return;
        }
        close();
        address = device.allocate(needed, contents);
        bytes = needed;
        if (staged) {
            host = device.driver().allocateHost(needed);
        }
    }

    /** Ensures a size and keeps the device's content. */
    void grow(long needed, long stream) {
        if (needed <= bytes) {
            return;
        }
        long larger = device.allocate(needed, contents);
        if (bytes > 0) {
            device.driver().copy(larger, address, bytes, stream);
            device.driver().synchronise(stream);
            device.driver().free(address);
        }
        address = larger;
        bytes = needed;
    }

    /** Device address; 0 if nothing was allocated. */
    long address() {
        return address;
    }

    /** Host memory. */
    MemorySegment host() {
        return host;
    }

    /** Queues a copy of its first bytes to the device. */
    void upload(long count, long stream) {
        device.driver().upload(address, host, count, stream);
    }

    /** Queues a copy of its first bytes from the device. */
    void download(long count, long stream) {
        device.driver().download(host, address, count, stream);
    }

    /** Frees it. */
    @Override
    public void close() {
        if (bytes > 0 && !device.isRetired()) {
            device.driver().free(address);
            if (staged) {
                device.driver().freeHost(host);
            }
        }
        bytes = 0;
        address = 0;
        host = MemorySegment.NULL;
    }
}
