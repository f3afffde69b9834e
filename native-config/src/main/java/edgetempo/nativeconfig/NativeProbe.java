package edgetempo.nativeconfig;

import java.util.List;
import java.util.Optional;

/**
 * Loads TensorFlow, once and in the right order (environment first, thread counts with the first session), and reports what was found.
 */
public final class NativeProbe {
    static final String CACHE_PROPERTY = "org.bytedeco.javacpp.cachedir";

    private static final String NO_CACHE = "Could not create the cache";

    private NativeProbe() {}

    /**
     * Loads TensorFlow for a plan and reports; a failure is part of the report, never an exception. The first plan of
     * the process fixes the environment and the intra-op threads.
     */
    public static NativeReport probe(DevicePlan plan) {
        NativeEnvironment.prepare(plan);
        return probe(plan, NativeBinary.detect(), NvidiaDriver.detect(), new JavaCppTensorFlow());
    }

    /**
     * Loads TensorFlow for a plan, or fails with one line on why that plan is impossible.
     *
     * @return the report
     * @throws NativeUnavailableException
     *             if TensorFlow cannot be loaded, or if the plan asks for a GPU and none can be used
     */
    public static NativeReport require(DevicePlan plan) {
        return require(probe(plan));
    }

    static NativeReport require(NativeReport report) {
        report.failure().ifPresent(failure -> {
            throw new NativeUnavailableException(failure.reason(), failure.remedy());
        });
        if (!report.satisfiesPlan()) {
            throw new NativeUnavailableException("device=gpu was asked for, but " + report.gpu().reason(),
                    report.gpu().remedy());
        }
        return report;
    }

    static NativeReport probe(DevicePlan plan, NativeBinary binary, NvidiaDriver driver, TensorFlowLibrary library) {
        try {
            String version = library.load();
            List<PhysicalDevice> devices = library.devices(plan);
            return new NativeReport(plan, binary, Optional.of(version), devices, Optional.empty(), driver,
                    GpuVerdict.of(plan.device(), devices, binary, driver));
        } catch (LinkageError | RuntimeException e) {
            // RuntimeException: TensorFlow turns a bad status into one.
            return new NativeReport(plan, binary, Optional.empty(), List.of(), Optional.of(explain(e, binary)), driver,
                    new GpuVerdict(false, "TensorFlow could not be loaded", ""));
        }
    }

    private static NativeReport.Failure explain(Throwable failure, NativeBinary binary) {
        if (binary.classifiers().isEmpty()) {
            return new NativeReport.Failure("no TensorFlow library for " + binary.platform() + " is on the class path",
                    NativeBinary.PLATFORMS.contains(binary.platform())
                            ? "build again on this machine"
                            : "TensorFlow Java is published for " + String.join(", ", NativeBinary.PLATFORMS)
                                    + "; simulation, solvers and exported policies work without it");
        }
        if (!binary.matchesPlatform()) {
            return new NativeReport.Failure("the TensorFlow library on the class path is for " + binary.describe()
                    + ", and this machine is " + binary.platform(), "build again on this machine");
        }
        String cause = oneLine(rootCause(failure));
        if (cause.contains(NO_CACHE)) {
            return new NativeReport.Failure(
                    "TensorFlow's library cannot be unpacked: ~/.javacpp and the temporary folder are not writable",
                    "name a writable folder: EDGETEMPO_JAVA_OPTS=-D" + CACHE_PROPERTY + "=FOLDER");
        }
        return new NativeReport.Failure("TensorFlow's library cannot be loaded: " + cause,
                "check that ~/.javacpp/cache has 1 GiB free (3 GiB for a GPU build), delete it and start again; "
                        + "EDGETEMPO_JAVA_OPTS=-D" + CACHE_PROPERTY + "=FOLDER names another place");
    }

    private static Throwable rootCause(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static String oneLine(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
