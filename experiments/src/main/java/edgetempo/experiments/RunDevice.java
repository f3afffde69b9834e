package edgetempo.experiments;

import edgetempo.nativeconfig.DeviceChoice;
import edgetempo.nativeconfig.DevicePlan;
import edgetempo.nativeconfig.NativeReport;
import edgetempo.reports.run.Provenance;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The device of a run's networks, in its record. */
public final class RunDevice {
    private static final String ASKED = "asked";

    private RunDevice() {}

    /** Facts for a {@link Provenance}. */
    public static Map<String, Object> facts(DevicePlan plan, NativeReport tensorflow) {
        Map<String, Object> device = new LinkedHashMap<>();
        device.put(ASKED, plan.device().label());
        device.put("intraOpThreads", plan.intraOpThreads());
        device.put("deterministic", plan.deterministic());
        device.put("binary", tensorflow.binary().describe());
        device.put("gpuUsed", tensorflow.gpu().used());
        device.put("gpu", tensorflow.gpu().reason());
        return device;
    }

    /**
     * The requested device; the CPU where none was.
     *
     * @param file that it is from, for messages
     * @throws BadInputException if there is no such device
     */
    public static DeviceChoice asked(Provenance provenance, String file) {
        String label = String.valueOf(provenance.device().getOrDefault(ASKED, DeviceChoice.CPU.label()));
        List<String> labels = Arrays.stream(DeviceChoice.values()).map(DeviceChoice::label).toList();
        return DeviceChoice.valueOf(Checks.knownIn(file, "device", label, labels).toUpperCase(Locale.ROOT));
    }
}
