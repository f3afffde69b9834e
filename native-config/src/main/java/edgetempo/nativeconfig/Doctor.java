package edgetempo.nativeconfig;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Checks everything that EdgeTempo needs from the machine, and reports problems and their remedies. */
public final class Doctor {
    private static final int JDK = 25;
    private static final int LAST_KNOWN_JDK = 25;
    /** In earlier versions pinned arrays can be corrupted under G1, and with compact object headers: JDK-8377811. */
    private static final Runtime.Version FIRST_SOUND = Runtime.Version.parse("25.0.3");
    private static final long MIB = 1L << 20;
    private static final long COMFORTABLE_HEAP = 512 * MIB;

    private Doctor() {}

    /** Runs all checks, with {@code runs} in the working directory as the results folder. */
    public static DoctorReport run(DevicePlan plan) {
        return run(plan, Path.of("runs"));
    }

    /**
     * Loads TensorFlow for the plan, and runs all other checks. Leaves no file behind.
     *
     * @param plan
     *            the device and threads to check
     * @param runs
     *            folder of results; need not exist yet
     */
    public static DoctorReport run(DevicePlan plan, Path runs) {
        List<Check> checks = new ArrayList<>();
        checks.add(jdk(Runtime.version(), System.getProperty("java.vendor")));
        checks.add(nativeAccess());
        checks.addAll(VectorSupport.checks());
        checks.addAll(tensorFlow(NativeProbe.probe(plan)));
        checks.addAll(machine());
        checks.add(charset());
        checks.add(writable(runs));
        return new DoctorReport(checks);
    }

    static Check jdk(Runtime.Version version, String vendor) {
        String value = version + ", " + vendor;
        if (version.feature() < JDK) {
            return Check.fail("Java", value, "install a JDK " + JDK + " and start with ./edgetempo, which finds it");
        }
        if (version.feature() == JDK && version.compareTo(FIRST_SOUND) < 0) {
            return Check.fail("Java", value,
                    "install " + FIRST_SOUND + " or newer: before, G1 can corrupt pinned arrays, also with"
                            + " compact object headers (JDK-8377811)");
        }
        return version.feature() <= LAST_KNOWN_JDK
                ? Check.ok("Java", value)
                : Check.warn("Java", value, "tested with JDK " + JDK + "; the Vector API may differ");
    }

    static List<Check> tensorFlow(NativeReport report) {
        List<Check> checks = new ArrayList<>();
        checks.add(report.failure()
                .map(failure -> Check.fail("TensorFlow", failure.reason(), failure.remedy()))
                .orElseGet(() -> Check.ok("TensorFlow", report.version().orElse("") + ", " + threads(report.plan()))));
        checks.add(report.binary().classifiers().size() > 1
                ? Check.warn("TensorFlow library", report.binary().describe(),
                        "one is enough: build with or without -Pgpu from clean")
                : Check.ok("TensorFlow library", report.binary().describe()));
        if (report.isLoaded()) {
            checks.add(Check.ok("TensorFlow devices",
                    report.devices().stream().map(PhysicalDevice::shortName).collect(Collectors.joining(", "))));
        }
        checks.add(Check.ok("NVIDIA driver", report.driver().describe()));
        checks.add(gpu(report));
        return checks;
    }

    private static Check gpu(NativeReport report) {
        GpuVerdict gpu = report.gpu();
        String value = (gpu.used() ? "used: " : "not used: ") + gpu.reason();
        if (report.plan().device() == DeviceChoice.GPU && !gpu.used()) {
            return Check.fail("GPU", value, gpu.remedy());
        }
        boolean idle = !gpu.used() && report.plan().device() == DeviceChoice.AUTO && report.driver().isUsable();
        return idle ? Check.warn("GPU", value, gpu.remedy()) : new Check("GPU", value, Check.Status.OK, gpu.remedy());
    }

    private static String threads(DevicePlan plan) {
        return plan.intraOpThreads() + (plan.intraOpThreads() == 1 ? " thread" : " threads") + " an operation, "
                + (plan.runsOnCallerThread() ? "on the calling thread" : plan.interOpThreads() + " between operations");
    }

    private static Check nativeAccess() {
        return Doctor.class.getModule().isNativeAccessEnabled()
                ? Check.ok("Native access", "enabled")
                : Check.warn("Native access", "not enabled",
                        "start with ./edgetempo, or give java --enable-native-access=ALL-UNNAMED");
    }

    private static List<Check> machine() {
        Runtime runtime = Runtime.getRuntime();
        OperatingSystemMXBean os = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long heap = runtime.maxMemory();
        String collectors = ManagementFactory.getGarbageCollectorMXBeans()
                .stream()
                .map(GarbageCollectorMXBean::getName)
                .collect(Collectors.joining(", "));
        return List.of(
                Check.ok("System",
                        os.getName() + " " + os.getVersion() + ", " + os.getArch()),
                Check.ok("Cores", String.valueOf(runtime.availableProcessors())),
                Check.ok("Memory", String.format(Locale.ROOT, "%d MiB, %d MiB free", os.getTotalMemorySize() / MIB,
                        os.getFreeMemorySize() / MIB)),
                heap >= COMFORTABLE_HEAP
                        ? Check.ok("Heap limit", heap / MIB + " MiB")
                        : Check.warn("Heap limit", heap / MIB + " MiB",
                                "training keeps its replay buffer there: EDGETEMPO_JAVA_OPTS=-Xmx1g"),
                Check.ok("Garbage collector", collectors));
    }

    private static Check charset() {
        String out = System.getProperty("stdout.encoding", "unknown");
        String names = System.getProperty("sun.jnu.encoding", "unknown");
        String value = String.format(Locale.ROOT, "locale %s, output %s, file names %s",
                Locale.getDefault().toLanguageTag(), out, names);
        return isUtf8(out) && isUtf8(names)
                ? Check.ok("Character set", value)
                : Check.warn("Character set", value,
                        "files and folders outside ASCII may not be found: set LC_ALL=C.UTF-8 or another UTF-8 locale");
    }

    private static boolean isUtf8(String name) {
        return Charset.isSupported(name) && Charset.forName(name).equals(StandardCharsets.UTF_8);
    }

    static Check writable(Path runs) {
        Path folder = runs.toAbsolutePath().normalize();
        Path existing = folder;
        while (existing.getParent() != null && Files.notExists(existing)) {
            existing = existing.getParent();
        }
        try {
            // Permission bits say little on network and read-only file systems: only writing tells.
            Files.delete(Files.createTempFile(existing, ".edgetempo", ".probe"));
            return Check.ok("Results", String.format(Locale.ROOT, "%s, %d MiB free", folder,
                    Files.getFileStore(existing).getUsableSpace() / MIB));
        } catch (IOException | SecurityException e) {
            return Check.fail("Results", folder + " is not writable", "start from a folder that can be written to");
        }
    }
}
