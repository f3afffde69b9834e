package edgetempo.nativeconfig;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Whether TensorFlow uses a GPU, and why.
 *
 * @param used
 *            whether it does
 * @param reason
 *            one sentence: which GPU, or what stands in the way
 * @param remedy
 *            what to do about it; empty if there is nothing to do
 */
public record GpuVerdict(boolean used, String reason, String remedy) {
    private static final String CUDA_NEEDED = "the libraries of CUDA 12 and cuDNN 9";
    private static final String GPU_BUILD = "build with 'mvn -Pgpu package', or start with EDGETEMPO_GPU=1";

    /** Decides from the request and the findings, nearest cause first. */
    static GpuVerdict of(DeviceChoice choice, List<PhysicalDevice> devices, NativeBinary binary, NvidiaDriver driver) {
        List<PhysicalDevice> gpus = devices.stream().filter(PhysicalDevice::isGpu).toList();
        if (choice == DeviceChoice.CPU) {
            return no("device=cpu was asked for", "");
        }
        if (!gpus.isEmpty()) {
            return new GpuVerdict(true, "TensorFlow runs on " + gpus.stream()
                    .map(gpu -> String.format(Locale.ROOT, "%s (%d MiB)", gpu.shortName(), gpu.memoryBytes() >> 20))
                    .collect(Collectors.joining(", ")), "");
        }
        return binary.isGpuBuild() ? gpuBuild(driver) : cpuBuild(binary, driver);
    }

    private static GpuVerdict cpuBuild(NativeBinary binary, NvidiaDriver driver) {
        if (!binary.platform().equals(NativeBinary.GPU_PLATFORM)) {
            return no("TensorFlow Java has no GPU build for " + binary.platform(), "");
        }
        String found = "the TensorFlow on the class path is a CPU build";
        return driver.isVisible()
                ? no(found, GPU_BUILD)
                : no(found + ", and no NVIDIA driver is visible", "with a GPU: install its driver, then " + GPU_BUILD);
    }

    private static GpuVerdict gpuBuild(NvidiaDriver driver) {
        String found = "the TensorFlow on the class path is a GPU build, but ";
        if (driver.hiddenBy().isPresent()) {
            return no(found + "CUDA_VISIBLE_DEVICES='" + driver.hiddenBy().get() + "' hides every GPU",
                    "unset CUDA_VISIBLE_DEVICES");
        }
        if (!driver.isVisible()) {
            return no(found + "no NVIDIA driver is visible",
                    "install the NVIDIA driver; in a container, start it with the GPU (--gpus all)");
        }
        if (driver.deviceNodes().isEmpty()) {
            return no(found + "there is no device node such as /dev/nvidia0",
                    "in a container, start it with the GPU (--gpus all)");
        }
        if (driver.libcuda().isEmpty()) {
            return no(found + "the driver's libcuda.so.1 was not found",
                    "install the driver's user-space libraries, or put their folder on LD_LIBRARY_PATH");
        }
        return no(found + "TensorFlow found no GPU that it can use with the libraries present",
                "put " + CUDA_NEEDED + " on LD_LIBRARY_PATH; TF_CPP_MIN_LOG_LEVEL=0 shows which library is missing");
    }

    private static GpuVerdict no(String reason, String remedy) {
        return new GpuVerdict(false, reason, remedy);
    }
}
