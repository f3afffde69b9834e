package edgetempo.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The driver's own library, {@code libcuda.so.1}, through FFM. Handles are pointers, which are passed as 64-bit numbers. */
@SuppressWarnings("restricted")
final class LibCuda implements CudaDriver {
    /** What the dynamic loader finds where a driver is installed. */
    static final String LIBRARY = "libcuda.so.1";

    private static final int MAX_SHARED_PER_BLOCK = 97;
    private static final int MULTIPROCESSORS = 16;
    private static final int CAPABILITY_MAJOR = 75;
    private static final int CAPABILITY_MINOR = 76;
    private static final int FUNCTION_MAX_SHARED = 8;
    private static final int JIT_ERROR_LOG = 5;
    private static final int JIT_ERROR_LOG_BYTES = 6;
    private static final long LOG_BYTES = 8192;
    private static final int NAME_BYTES = 256;

    private final SymbolLookup library;
    private final Map<String, MethodHandle> handles = new HashMap<>();
    private final MethodHandle launch;
    private final MethodHandle upload;
    private final MethodHandle download;
    private final MethodHandle synchronise;
    private final MethodHandle use;
    private final MethodHandle record;

    private LibCuda(SymbolLookup library) {
        this.library = library;
        MemoryLayout i = JAVA_INT;
        MemoryLayout h = JAVA_LONG;
        launch = bind("cuLaunchKernel", h, i, i, i, i, i, i, i, h, ADDRESS, ADDRESS);
        upload = bind("cuMemcpyHtoDAsync_v2", h, ADDRESS, h, h);
        download = bind("cuMemcpyDtoHAsync_v2", ADDRESS, h, h, h);
        synchronise = bind("cuStreamSynchronize", h);
        use = bind("cuCtxSetCurrent", h);
        record = bind("cuEventRecord", h, h);
    }

    /** The library, if the dynamic loader finds it. */
    static Optional<CudaDriver> open() {
        return open(LIBRARY);
    }

    /** Opens a substitute library of the given name or path. */
    static Optional<CudaDriver> open(String library) {
        try {
            return Optional.of(new LibCuda(SymbolLookup.libraryLookup(library, Arena.global())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private MethodHandle bind(String name, MemoryLayout... arguments) {
        MemorySegment symbol = library.find(name)
                .orElseThrow(() -> new CudaException(name, 500, LIBRARY + " has no such function"));
        return Linker.nativeLinker().downcallHandle(symbol, FunctionDescriptor.of(JAVA_INT, arguments));
    }

    private MethodHandle handle(String name, MemoryLayout... arguments) {
        synchronized (handles) {
            return handles.computeIfAbsent(name, key -> bind(key, arguments));
        }
    }

    /** A call of {@code int f(...)}. */
    @FunctionalInterface
    private interface Call {
        int invoke() throws Throwable;
    }

    private void check(String name, Call call) {
        check(name, status(name, call));
    }

    private static int status(String name, Call call) {
        try {
            return call.invoke();
        } catch (Throwable e) {
            throw new IllegalStateException(name, e);
        }
    }

    private void check(String name, int code) {
        if (code != 0) {
            throw new CudaException(name, code, explain(code));
        }
    }

    private String explain(int code) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = arena.allocate(ADDRESS);
            MethodHandle ask = handle("cuGetErrorString", JAVA_INT, ADDRESS);
            int known = status("cuGetErrorString", () -> (int) ask.invokeExact(code, text));
            return known == 0
                    ? text.get(ADDRESS, 0).reinterpret(Long.MAX_VALUE).getString(0)
                    : "unknown error";
        }
    }

    private interface Pointed {
        int invoke(MemorySegment result) throws Throwable;
    }

    private long askLong(String name, Pointed call) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment result = arena.allocate(JAVA_LONG);
            check(name, () -> call.invoke(result));
            return result.get(JAVA_LONG, 0);
        }
    }

    private int askInt(String name, Pointed call) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment result = arena.allocate(JAVA_INT);
            check(name, () -> call.invoke(result));
            return result.get(JAVA_INT, 0);
        }
    }

    @Override
    public void initialise() {
        MethodHandle call = handle("cuInit", JAVA_INT);
        check("cuInit", () -> (int) call.invokeExact(0));
    }

    @Override
    public int version() {
        MethodHandle call = handle("cuDriverGetVersion", ADDRESS);
        return askInt("cuDriverGetVersion", result -> (int) call.invokeExact(result));
    }

    @Override
    public int devices() {
        MethodHandle call = handle("cuDeviceGetCount", ADDRESS);
        return askInt("cuDeviceGetCount", result -> (int) call.invokeExact(result));
    }

    private int device(int ordinal) {
        MethodHandle call = handle("cuDeviceGet", ADDRESS, JAVA_INT);
        return askInt("cuDeviceGet", result -> (int) call.invokeExact(result, ordinal));
    }

    private int attribute(int device, int attribute) {
        MethodHandle call = handle("cuDeviceGetAttribute", ADDRESS, JAVA_INT, JAVA_INT);
        return askInt("cuDeviceGetAttribute", result -> (int) call.invokeExact(result, attribute, device));
    }

    @Override
    public DeviceInfo describe(int ordinal) {
        int device = device(ordinal);
        MethodHandle nameOf = handle("cuDeviceGetName", ADDRESS, JAVA_INT, JAVA_INT);
        MethodHandle memoryOf = handle("cuDeviceTotalMem_v2", ADDRESS, JAVA_INT);
        long memory = askLong("cuDeviceTotalMem", result -> (int) memoryOf.invokeExact(result, device));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocate(NAME_BYTES);
            check("cuDeviceGetName", () -> (int) nameOf.invokeExact(name, NAME_BYTES, device));
            return new DeviceInfo(name.getString(0), attribute(device, CAPABILITY_MAJOR),
                    attribute(device, CAPABILITY_MINOR), attribute(device, MULTIPROCESSORS),
                    attribute(device, MAX_SHARED_PER_BLOCK), memory);
        }
    }

    @Override
    public long retainContext(int ordinal) {
        int device = device(ordinal);
        MethodHandle call = handle("cuDevicePrimaryCtxRetain", ADDRESS, JAVA_INT);
        return askLong("cuDevicePrimaryCtxRetain", result -> (int) call.invokeExact(result, device));
    }

    @Override
    public void use(long context) {
        check("cuCtxSetCurrent", () -> (int) use.invokeExact(context));
    }

    @Override
    public long loadModule(MemorySegment ptx) {
        MethodHandle call = handle("cuModuleLoadDataEx", ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment module = arena.allocate(JAVA_LONG);
            MemorySegment log = arena.allocate(LOG_BYTES);
            MemorySegment options = arena.allocateFrom(JAVA_INT, JIT_ERROR_LOG, JIT_ERROR_LOG_BYTES);
            MemorySegment values = arena.allocate(ADDRESS, 2);
            values.setAtIndex(ADDRESS, 0, log);
            values.setAtIndex(ADDRESS, 1, MemorySegment.ofAddress(LOG_BYTES));
            int code = status("cuModuleLoadDataEx", () -> (int) call.invokeExact(module, ptx, 2, options, values));
            if (code != 0) {
                String said = log.getString(0).strip().replaceAll("\\s+", " ");
                throw new CudaException("cuModuleLoadDataEx", code,
                        explain(code) + (said.isEmpty() ? "" : ": " + said));
            }
            return module.get(JAVA_LONG, 0);
        }
    }

    @Override
    public long kernel(long module, String name) {
        MethodHandle call = handle("cuModuleGetFunction", ADDRESS, JAVA_LONG, ADDRESS);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = arena.allocateFrom(name);
            return askLong("cuModuleGetFunction", result -> (int) call.invokeExact(result, module, text));
        }
    }

    @Override
    public void allowShared(long kernel, int bytes) {
        MethodHandle call = handle("cuFuncSetAttribute", JAVA_LONG, JAVA_INT, JAVA_INT);
        check("cuFuncSetAttribute", () -> (int) call.invokeExact(kernel, FUNCTION_MAX_SHARED, bytes));
    }

    @Override
    public int residentBlocks(long kernel, int threads, int sharedBytes) {
        MethodHandle call = handle("cuOccupancyMaxActiveBlocksPerMultiprocessor", ADDRESS, JAVA_LONG, JAVA_INT,
                JAVA_LONG);
        return askInt("cuOccupancyMaxActiveBlocksPerMultiprocessor",
                result -> (int) call.invokeExact(result, kernel, threads, (long) sharedBytes));
    }

    @Override
    public long freeBytes() {
        MethodHandle call = handle("cuMemGetInfo_v2", ADDRESS, ADDRESS);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment total = arena.allocate(JAVA_LONG);
            return askLong("cuMemGetInfo", result -> (int) call.invokeExact(result, total));
        }
    }

    @Override
    public long allocate(long bytes) {
        MethodHandle call = handle("cuMemAlloc_v2", ADDRESS, JAVA_LONG);
        return askLong("cuMemAlloc", result -> (int) call.invokeExact(result, bytes));
    }

    @Override
    public void free(long address) {
        MethodHandle call = handle("cuMemFree_v2", JAVA_LONG);
        check("cuMemFree", () -> (int) call.invokeExact(address));
    }

    @Override
    public MemorySegment allocateHost(long bytes) {
        MethodHandle call = handle("cuMemHostAlloc", ADDRESS, JAVA_LONG, JAVA_INT);
        long address = askLong("cuMemHostAlloc", result -> (int) call.invokeExact(result, bytes, 0));
        return MemorySegment.ofAddress(address).reinterpret(bytes);
    }

    @Override
    public void freeHost(MemorySegment memory) {
        MethodHandle call = handle("cuMemFreeHost", ADDRESS);
        check("cuMemFreeHost", () -> (int) call.invokeExact(memory));
    }

    @Override
    public long createStream() {
        MethodHandle call = handle("cuStreamCreate", ADDRESS, JAVA_INT);
        int apartFromTheDefaultStream = 1;
        return askLong("cuStreamCreate", result -> (int) call.invokeExact(result, apartFromTheDefaultStream));
    }

    @Override
    public void destroyStream(long stream) {
        MethodHandle call = handle("cuStreamDestroy_v2", JAVA_LONG);
        check("cuStreamDestroy", () -> (int) call.invokeExact(stream));
    }

    @Override
    public void upload(long to, MemorySegment from, long bytes, long stream) {
        check("cuMemcpyHtoDAsync", () -> (int) upload.invokeExact(to, from, bytes, stream));
    }

    @Override
    public void download(MemorySegment to, long from, long bytes, long stream) {
        check("cuMemcpyDtoHAsync", () -> (int) download.invokeExact(to, from, bytes, stream));
    }

    @Override
    public void copy(long to, long from, long bytes, long stream) {
        MethodHandle call = handle("cuMemcpyDtoDAsync_v2", JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
        check("cuMemcpyDtoDAsync", () -> (int) call.invokeExact(to, from, bytes, stream));
    }

    @Override
    public void launch(long kernel, int blocks, int warps, int sharedBytes, MemorySegment argument, long stream) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment pointers = arena.allocateFrom(ADDRESS, argument);
            check("cuLaunchKernel", () -> (int) launch.invokeExact(kernel, blocks, 1, 1, 32, warps, 1, sharedBytes,
                    stream, pointers, MemorySegment.NULL));
        }
    }

    @Override
    public void synchronise(long stream) {
        check("cuStreamSynchronize", () -> (int) synchronise.invokeExact(stream));
    }

    @Override
    public long createEvent() {
        MethodHandle call = handle("cuEventCreate", ADDRESS, JAVA_INT);
        return askLong("cuEventCreate", result -> (int) call.invokeExact(result, 0));
    }

    @Override
    public void destroyEvent(long event) {
        MethodHandle call = handle("cuEventDestroy_v2", JAVA_LONG);
        check("cuEventDestroy", () -> (int) call.invokeExact(event));
    }

    @Override
    public void record(long event, long stream) {
        check("cuEventRecord", () -> (int) record.invokeExact(event, stream));
    }

    @Override
    public float elapsedMs(long from, long to) {
        MethodHandle call = handle("cuEventElapsedTime", ADDRESS, JAVA_LONG, JAVA_LONG);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment result = arena.allocate(JAVA_FLOAT);
            check("cuEventElapsedTime", () -> (int) call.invokeExact(result, from, to));
            return result.get(JAVA_FLOAT, 0);
        }
    }
}
