package edgetempo.benchmarks.agent;

import edgetempo.nativeconfig.DeviceChoice;
import edgetempo.nativeconfig.DevicePlan;
import edgetempo.nativeconfig.NativeProbe;
import edgetempo.nativeconfig.NativeReport;
import java.util.List;
import java.util.Optional;

/** Devices on which TensorFlow is measured. */
public final class Devices {
    private static final List<DeviceChoice> ALL = List.of(DeviceChoice.CPU, DeviceChoice.GPU);

    private Devices() {}

    /** Every device. */
    public static List<String> names() {
        return ALL.stream().map(DeviceChoice::label).toList();
    }

    /**
     * The plan that runs only on the given device.
     *
     * @throws IllegalArgumentException for an unknown name, with those there are
     */
    public static DevicePlan plan(String name) {
        for (DeviceChoice device : ALL) {
            if (device.label().equals(name)) {
                return DevicePlan.DEFAULT.withDevice(device);
            }
        }
        throw new IllegalArgumentException("no device \"" + name + "\"; there are: " + String.join(", ", names()));
    }

    /** Why nothing can be measured under a plan on this machine, in one line; empty if it can. Loads TensorFlow. */
    public static Optional<String> obstacle(DevicePlan plan) {
        NativeReport report = NativeProbe.probe(plan);
        return report.satisfiesPlan()
                ? Optional.empty()
                : Optional.of(report.failure().map(NativeReport.Failure::reason).orElse(report.gpu().reason()));
    }
}
