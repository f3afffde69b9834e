package edgetempo.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A driver whose device is the processor: memory is the host's, and a launch runs the blocks of {@code ga.cu} one after the other. */
@SuppressWarnings("restricted")
class EmulatedDriver implements CudaDriver {
    /** What the emulated device is. */
    static final DeviceInfo INFO = new DeviceInfo("Emulated", 9, 0, 4, 227 << 10, 1L << 30);

    private final SymbolLookup library = EmulatedKernels.library();
    private final Map<Long, Arena> allocations = new HashMap<>();
    private final List<MethodHandle> kernels = new ArrayList<>();

    /** Names of kernels launched, in order. */
    final List<String> launched = new ArrayList<>();
    /** Warps of the blocks launched, in order. */
    final List<Integer> warps = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private long allocated;

    /** A device of this driver. */
    static CudaDevice device() {
        return CudaDevice.find(Optional.of(new EmulatedDriver())).device().orElseThrow();
    }

    /** Bytes of the device's memory that are allocated. */
    long allocated() {
        return allocated;
    }

    @Override
    public void initialise() {
        // Nothing to be done.
    }

    @Override
    public int version() {
        return 13000;
    }

    @Override
    public int devices() {
        return 1;
    }

    @Override
    public DeviceInfo describe(int ordinal) {
        return INFO;
    }

    @Override
    public long retainContext(int ordinal) {
        return 1;
    }

    @Override
    public void use(long context) {
        // There is but one.
    }

    @Override
    public long loadModule(MemorySegment ptx) {
        return 1;
    }

    @Override
    public long kernel(long module, String name) {
        kernels.add(Linker.nativeLinker().downcallHandle(library.find(name).orElseThrow(),
                FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT, JAVA_INT, ADDRESS)));
        names.add(name);
        return kernels.size() - 1;
    }

    @Override
    public void allowShared(long kernel, int bytes) {
        // All have the same.
    }

    @Override
    public int residentBlocks(long kernel, int threads, int sharedBytes) {
        return 1;
    }

    @Override
    public long freeBytes() {
        return INFO.memoryBytes() - allocated;
    }

    @Override
    public long allocate(long bytes) {
        Arena arena = Arena.ofShared();
        MemorySegment memory = arena.allocate(bytes, 256);
        // What a device has in new memory is anything.
        memory.fill((byte) 0xA5);
        allocations.put(memory.address(), arena);
        allocated += bytes;
        return memory.address();
    }

    @Override
    public void free(long address) {
        allocations.remove(address).close();
    }

    @Override
    public MemorySegment allocateHost(long bytes) {
        return MemorySegment.ofAddress(allocate(bytes)).reinterpret(bytes);
    }

    @Override
    public void freeHost(MemorySegment memory) {
        free(memory.address());
    }

    @Override
    public long createStream() {
        return 1;
    }

    @Override
    public void destroyStream(long stream) {
        // Nothing waits.
    }

    @Override
    public void upload(long to, MemorySegment from, long bytes, long stream) {
        MemorySegment.copy(from, 0, MemorySegment.ofAddress(to).reinterpret(bytes), 0, bytes);
    }

    @Override
    public void download(MemorySegment to, long from, long bytes, long stream) {
        MemorySegment.copy(MemorySegment.ofAddress(from).reinterpret(bytes), 0, to, 0, bytes);
    }

    @Override
    public void copy(long to, long from, long bytes, long stream) {
        download(MemorySegment.ofAddress(to).reinterpret(bytes), from, bytes, stream);
    }

    @Override
    public void launch(long kernel, int blocks, int width, int sharedBytes, MemorySegment argument, long stream) {
        launched.add(names.get((int) kernel));
        warps.add(width);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment shared = arena.allocate(sharedBytes, 16);
            shared.fill((byte) 0x5A);
            kernels.get((int) kernel).invokeExact(argument, blocks, width, shared);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void synchronise(long stream) {
        // A launch returns when it is done.
    }

    @Override
    public long createEvent() {
        return 1;
    }

    @Override
    public void destroyEvent(long event) {
        // Nothing to be freed.
    }

    @Override
    public void record(long event, long stream) {
        // No clock.
    }

    @Override
    public float elapsedMs(long from, long to) {
        return 1;
    }
}
