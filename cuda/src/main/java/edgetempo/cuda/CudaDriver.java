package edgetempo.cuda;

import java.lang.foreign.MemorySegment;

/**
 * What EdgeTempo asks of a CUDA driver, call by call. Addresses of device memory and handles are numbers. Every method throws
 * {@link CudaException} if the driver reports an error; one that an earlier asynchronous call caused may be reported by any of them.
 */
interface CudaDriver {
    /** Must precede everything else. */
    void initialise();

    /** Newest CUDA version that the driver knows, 1000·major + 10·minor. */
    int version();

    /** Number of devices. */
    int devices();

    /** What a device is. */
    DeviceInfo describe(int ordinal);

    /** The device's primary context, which other libraries of the process share. */
    long retainContext(int ordinal);

    /** Makes a context the calling thread's. */
    void use(long context);

    /** Compiles PTX, given as a string that ends with 0, for the device of the calling thread's context. */
    long loadModule(MemorySegment ptx);

    /** A kernel of a module. */
    long kernel(long module, String name);

    /** Lets a kernel's blocks have so much shared memory. */
    void allowShared(long kernel, int bytes);

    /** Blocks of a kernel that a multiprocessor can run at a time. */
    int residentBlocks(long kernel, int threads, int sharedBytes);

    /** Free memory of the device, bytes. */
    long freeBytes();

    /** Allocates memory of the device. */
    long allocate(long bytes);

    /** Frees memory of the device. */
    void free(long address);

    /** Allocates memory of the host that the device can copy from and to by itself. */
    MemorySegment allocateHost(long bytes);

    /** Frees memory of the host. */
    void freeHost(MemorySegment memory);

    /** A queue of copies and launches. */
    long createStream();

    /** Ends a queue. */
    void destroyStream(long stream);

    /** Queues a copy from memory of {@link #allocateHost}. */
    void upload(long to, MemorySegment from, long bytes, long stream);

    /** Queues a copy to memory of {@link #allocateHost}. */
    void download(MemorySegment to, long from, long bytes, long stream);

    /** Queues a copy within the device. */
    void copy(long to, long from, long bytes, long stream);

    /**
     * Queues a launch of blocks of 32 × {@code warps} threads.
     *
     * @param argument the kernel's only argument, by value. Not modified.
     */
    void launch(long kernel, int blocks, int warps, int sharedBytes, MemorySegment argument, long stream);

    /** Waits until a queue is empty. */
    void synchronise(long stream);

    /** A point in time of a queue. */
    long createEvent();

    /** Frees a point in time. */
    void destroyEvent(long event);

    /** Queues the taking of the time. */
    void record(long event, long stream);

    /** Time between two points in time that have passed, ms. */
    float elapsedMs(long from, long to);
}
