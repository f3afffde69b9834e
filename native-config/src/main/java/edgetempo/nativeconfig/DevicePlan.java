package edgetempo.nativeconfig;

import java.util.Objects;

import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;
import org.tensorflow.proto.RunOptions;

/**
 * Device and thread counts of TensorFlow.
 * <p>
 * One plan per process: TensorFlow sizes its intra-op pool once, from the first session of the process, and reads the
 * environment once. Results depend on {@code intraOpThreads} (sums are cut by thread), not on {@code interOpThreads}.
 *
 * @param device
 *            requested device; {@link NativeProbe} reports the one in use
 * @param intraOpThreads
 *            threads inside one operation, at least 1; 1 is best for layers of a few hundred units
 * @param interOpThreads
 *            threads that run independent operations; 0 runs the whole graph on the thread that calls
 *            {@code Session.run}, which saves two thread hand-offs per run
 * @param deterministic
 *            whether TensorFlow may only use operations that give the same bits in every run; slower on a GPU,
 *            without effect on the CPU
 */
public record DevicePlan(DeviceChoice device, int intraOpThreads, int interOpThreads, boolean deterministic) {
    /** Any device, one thread, the caller's: fastest for the small graphs of this project. */
    public static final DevicePlan DEFAULT = new DevicePlan(DeviceChoice.AUTO, 1, 0, true);

    /**
     * Property that at {@code false} has TensorFlow take graphs as they were built. It rewrites each one before its first run, for
     * half a second to more than one, and other last bits: what the tests' hundreds of tiny agents do not wait for.
     */
    public static final String REWRITE_GRAPHS = "edgetempo.rewriteGraphs";

    private static final int CALLER_THREAD = -1;
    private static final int SESSION_POOL = 0;
    private static final GraphOptions AS_BUILT = GraphOptions.newBuilder()
            .setRewriteOptions(RewriterConfig.newBuilder().setDisableMetaOptimizer(true)).build();

    /**
     * Checks the thread counts.
     *
     * @throws IllegalArgumentException
     *             if a thread count is out of range
     */
    public DevicePlan {
        Objects.requireNonNull(device, "device");
        if (intraOpThreads < 1) {
            throw new IllegalArgumentException("intraOpThreads must be at least 1, not " + intraOpThreads);
        }
        if (interOpThreads < 0) {
            throw new IllegalArgumentException(
                    "interOpThreads must be at least 1, or 0 for the calling thread, not " + interOpThreads);
        }
    }

    /** This plan on another device. */
    public DevicePlan withDevice(DeviceChoice choice) {
        return new DevicePlan(choice, intraOpThreads, interOpThreads, deterministic);
    }

    /** Whether a graph runs on the thread that calls {@code Session.run}. */
    public boolean runsOnCallerThread() {
        return interOpThreads == 0;
    }

    /** The configuration of a session: {@code new Session(graph, plan.sessionConfig())}. */
    public ConfigProto sessionConfig() {
        ConfigProto.Builder config = ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(intraOpThreads)
                .setInterOpParallelismThreads(Math.max(1, interOpThreads))
                .setAllowSoftPlacement(true)
                // The default takes nearly all of a GPU's memory from whoever else uses it.
                .setGpuOptions(GPUOptions.newBuilder().setAllowGrowth(true));
        if (device == DeviceChoice.CPU) {
            config.putDeviceCount(PhysicalDevice.GPU, 0);
        }
        if (!Boolean.parseBoolean(System.getProperty(REWRITE_GRAPHS, "true"))) {
            config.setGraphOptions(AS_BUILT);
        }
        return config.build();
    }

    /** The options of every run: {@code session.runner().setOptions(plan.runOptions())}. */
    public RunOptions runOptions() {
        return RunOptions.newBuilder().setInterOpThreadPool(runsOnCallerThread() ? CALLER_THREAD : SESSION_POOL)
                .build();
    }
}
