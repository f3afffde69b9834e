package edgetempo.nativeconfig;

import java.util.List;
import java.util.Optional;

/**
 * Status of TensorFlow.
 *
 * @param plan
 *            the requested plan
 * @param binary
 *            the binaries on the class path
 * @param version
 *            TensorFlow's version; empty if it could not be loaded
 * @param devices
 *            the devices that TensorFlow sees under the plan; empty if it could not be loaded
 * @param failure
 *            why it could not be loaded, with a remedy
 * @param driver
 *            status of an NVIDIA driver
 * @param gpu
 *            whether a GPU is used, and why not
 */
public record NativeReport(DevicePlan plan, NativeBinary binary, Optional<String> version,
        List<PhysicalDevice> devices, Optional<Failure> failure, NvidiaDriver driver, GpuVerdict gpu) {
    /** Why TensorFlow could not be loaded, in one line, and what to do about it. */
    public record Failure(String reason, String remedy) {}

    /** Keeps a copy. */
    public NativeReport {
        devices = List.copyOf(devices);
    }

    /** Whether TensorFlow is loaded and can be used. */
    public boolean isLoaded() {
        return failure.isEmpty();
    }

    /** Whether TensorFlow is loaded and runs where it was asked to. */
    public boolean satisfiesPlan() {
        return isLoaded() && (plan.device() != DeviceChoice.GPU || gpu.used());
    }
}
