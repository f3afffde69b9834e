package edgetempo.cuda;

import edgetempo.ga.BackendException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The GPU of this process: the first device that the driver shows, its primary context, retained once, and the module of kernels, loaded
 * once. After an error that corrupts the context every later use fails with the first error's message, since only a new process helps.
 * Thread-safe; a thread calls {@link #enter} before it uses the driver.
 */
final class CudaDevice {
    /** The compute capability that the kernels are compiled for, 10·major + minor. */
    static final int CAPABILITY = 75;

    private static final String PTX = "ga.ptx";
    private static final int KERNEL_TOOLKIT = 13000;

    private static final class Opened {
        private static final Found DEVICE = find(LibCuda.open());
    }

    /**
     * Result of the search for a device.
     *
     * @param device   the device, if one can be used
     * @param obstacle why not, in one line that says what to do; empty if it can
     */
    record Found(Optional<CudaDevice> device, String obstacle) {}

    private final CudaDriver driver;
    private final DeviceInfo info;
    private final int driverVersion;
    private final long context;
    private final Map<String, Long> kernels = new HashMap<>();
    private final long module;
    private volatile String retired;

    private CudaDevice(CudaDriver driver, DeviceInfo info, int driverVersion) {
        this.driver = driver;
        this.info = info;
        this.driverVersion = driverVersion;
        context = driver.retainContext(0);
        driver.use(context);
        try (Arena arena = Arena.ofConfined()) {
            module = driver.loadModule(ptx(arena));
        }
    }

    /** The device of this process, looked for once. */
    static Found find() {
        return Opened.DEVICE;
    }

    /** Looks for a device by a driver; none if there is no driver. */
    static Found find(Optional<CudaDriver> found) {
        if (found.isEmpty()) {
            return missing("there is no NVIDIA driver (" + LibCuda.LIBRARY + " was not found); use another backend");
        }
        CudaDriver driver = found.get();
        try {
            driver.initialise();
            if (driver.devices() == 0) {
                return missing("the NVIDIA driver shows no GPU; is it hidden by CUDA_VISIBLE_DEVICES?");
            }
            DeviceInfo info = driver.describe(0);
            if (10 * info.major() + info.minor() < CAPABILITY) {
                return missing("the GPU is too old: " + info.describe() + "; at least 7.5 is needed");
            }
            return new Found(Optional.of(new CudaDevice(driver, info, driver.version())), "");
        } catch (CudaException e) {
            return missing(e.code() == CudaException.UNSUPPORTED_PTX
                    ? "the NVIDIA driver is too old: it knows CUDA " + text(driver.version()) + ", the kernels need "
                            + text(KERNEL_TOOLKIT) + "; install a newer driver"
                    : "the NVIDIA driver refuses: " + e.getMessage());
        }
    }

    private static Found missing(String obstacle) {
        return new Found(Optional.empty(), obstacle);
    }

    /**
     * The device that was found.
     *
     * @throws BackendException if there is none, with the reason
     */
    static CudaDevice require(Found found) {
        return found.device().orElseThrow(() -> new BackendException(found.obstacle()));
    }

    private static String text(int version) {
        return version / 1000 + "." + version % 1000 / 10;
    }

    private static MemorySegment ptx(Arena arena) {
        try (InputStream in = CudaDevice.class.getResourceAsStream(PTX)) {
            return arena.allocateFrom(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(PTX, e);
        }
    }

    /** Properties of the device. */
    DeviceInfo info() {
        return info;
    }

    /** One-line description of device and driver. */
    String describe() {
        return info.describe() + ", driver for CUDA " + text(driverVersion);
    }

    /** The driver, for a thread that has entered. */
    CudaDriver driver() {
        return driver;
    }

    /**
     * Makes the device the calling thread's.
     *
     * @throws CudaException if it was retired
     */
    void enter() {
        if (retired != null) {
            throw new CudaException("the GPU is not used any more by this process, because of an earlier error",
                    719, retired);
        }
        try {
            driver.use(context);
        } catch (CudaException e) {
            throw note(e);
        }
    }

    /** Records an error; one that corrupts the context retires the device. Returns it, to be thrown. */
    CudaException note(CudaException error) {
        if (error.isSticky() && retired == null) {
            retired = error.getMessage();
        }
        return error;
    }

    /** Whether the context is lost, so that not even memory can be freed. */
    boolean isRetired() {
        return retired != null;
    }

    /** A kernel by its name, allowed as much shared memory as the device has for a block. */
    synchronized long kernel(String name) {
        return kernels.computeIfAbsent(name, key -> {
            long kernel = driver.kernel(module, key);
            driver.allowShared(kernel, info.blockSharedBytes());
            return kernel;
        });
    }

    /**
     * Allocates device memory.
     *
     * @throws BackendException if there is not enough free memory
     */
    long allocate(long bytes, String what) {
        long free = driver.freeBytes();
        if (bytes > free) {
            throw new BackendException(
                    String.format(Locale.ROOT,
                            "%s take %d MiB of the GPU's memory, of which %d MiB are free; solve fewer slots at a time",
                            what, bytes + (1 << 20) - 1 >> 20, free >> 20));
        }
        try {
            return driver.allocate(bytes);
        } catch (CudaException e) {
            if (e.code() == CudaException.OUT_OF_MEMORY) {
                throw new BackendException(
                        String.format(Locale.ROOT,
                                "%s take %d MiB of the GPU's memory, which has no such piece free; solve fewer slots at a time",
                                what, bytes + (1 << 20) - 1 >> 20));
            }
            throw note(e);
        }
    }
}
