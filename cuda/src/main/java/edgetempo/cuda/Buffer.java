package edgetempo.cuda;

import java.lang.foreign.MemorySegment;

/**
 * Memory of the device that grows when more is needed, and memory of the host that it is copied from or to. Not thread-safe.
 */
final class Buffer implements AutoCloseable {
    private final CudaDevice device;
    private final String contents;
    private final boolean staged;
    private long bytes;
    private long address;
    private MemorySegment host = MemorySegment.NULL;

    /**
     * Nothing yet.
     *
     * @param contents what it will hold, for messages
     * @param staged   whether there is memory of the host too
     */
    Buffer(CudaDevice device, String contents, boolean staged) {
        this.device = device;
        this.contents = contents;
        this.staged = staged;
    }

    /** Makes it at least so large; what it held is lost if it grows. */
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

    /** Makes it at least so large and keeps what the device has in it. */
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

    /** Where it is on the device; 0 if it was never required. */
    long address() {
        return address;
    }

    /** Memory of the host. */
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
