package edgetempo.random;

/** Whether this virtual machine was started with the Vector API, which is an incubator module. */
public final class VectorApi {
    /** The flag that adds it. */
    public static final String FLAG = "--add-modules jdk.incubator.vector";

    private VectorApi() {}

    /** Whether {@link Lanes} and the kernels can be loaded. */
    public static boolean isPresent() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }
}
