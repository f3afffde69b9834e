package edgetempo.cuda;

import java.lang.foreign.MemorySegment;

/**
 * The CUDA driver API calls that EdgeTempo uses. Device addresses and handles are 64-bit numbers. Every method throws
 * {@link CudaException} if the driver reports an error; one that an earlier asynchronous call caused may be reported by any of them.
 */
interface CudaDriver {
    /** Must precede everything else. */
    void initialise();

    /** Newest CUDA version that the driver knows, 1000·major + 10·minor. */
    int version();

    /** Number of devices. */
    int devices();

    /** Properties of a device. */
    DeviceInfo describe(int ordinal);

    /** The device's primary context, which other libraries of the process share. */
    long retainContext(int ordinal);

    /** Makes a context the calling thread's. */
    void use(long context);

    /** Compiles PTX, given as a string that ends with 0, for the device of the calling thread's context. */
    long loadModule(MemorySegment ptx);

    /** A kernel of a module. */
    long kernel(long module, String name);

    /** Sets the largest dynamic shared memory of a kernel's blocks. */
    void allowShared(long kernel, int bytes);

    /** Blocks of a kernel that a multiprocessor can run at a time. */
    int residentBlocks(long kernel, int threads, int sharedBytes);

    /** Free memory of the device, bytes. */
    long freeBytes();

    /** Allocates device memory. */
    long allocate(long bytes);

    /** Frees device memory. */
    void free(long address);

    /** Allocates pinned host memory. */
    MemorySegment allocateHost(long bytes);

    /** Frees host memory. */
    void freeHost(MemorySegment memory);

    /** Creates a stream of copies and launches. */
    long createStream();

    /** Destroys a stream. */
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

    /** Waits until a stream is empty. */
    void synchronise(long stream);

    /** Creates an event. */
    long createEvent();

    /** Destroys an event. */
    void destroyEvent(long event);

    /** Records an event in a stream. */
    void record(long event, long stream);

    /** Time between two completed events, ms. */
    float elapsedMs(long from, long to);
}
