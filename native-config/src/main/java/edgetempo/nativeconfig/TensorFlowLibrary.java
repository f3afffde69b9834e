package edgetempo.nativeconfig;

import java.util.List;

/** TensorFlow's native library, as far as the probe needs it; replaceable in tests. */
interface TensorFlowLibrary {
    /**
     * Loads the library.
     *
     * @return its version
     * @throws LinkageError
     *             if it cannot be loaded
     */
    String load();

    /**
     * The devices of a session under a plan. This opens the first session of the process, which fixes the size of
     * TensorFlow's intra-op thread pool: hence the plan.
     */
    List<PhysicalDevice> devices(DevicePlan plan);
}
