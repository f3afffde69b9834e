package edgetempo.benchmarks.fitness;

import edgetempo.benchmarks.agent.Devices;
import edgetempo.benchmarks.workload.Semantics;
import edgetempo.nativeconfig.DeviceChoice;
import edgetempo.nativeconfig.DevicePlan;
import edgetempo.nativeconfig.NativeUnavailableException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Every fitness kernel by name. A new one needs a line here and its name in the parameter of the benchmark. */
public final class FitnessKernels {
    private static final Map<String, Entry> ALL = new LinkedHashMap<>();

    static {
        ALL.put("scalar", new Entry(ScalarKernel::new, EnumSet.allOf(Semantics.class), Optional.empty()));
        ALL.put("vector-float", new Entry(VectorFloatKernel::new, EnumSet.allOf(Semantics.class), Optional.empty()));
        ALL.put("vector-double", new Entry(VectorDoubleKernel::new, EnumSet.allOf(Semantics.class), Optional.empty()));
        ALL.put("plain", new Entry(PlainKernel::new, EnumSet.of(Semantics.PHYSICAL), Optional.empty()));
        ALL.put("ejml", new Entry(EjmlKernel::new, EnumSet.of(Semantics.PHYSICAL), Optional.empty()));
        ALL.put("tensorflow-cpu", tensorFlow(DeviceChoice.CPU));
        ALL.put("tensorflow-gpu", tensorFlow(DeviceChoice.GPU));
    }

    /** A kernel's factory, supported semantics, and device if it does not run in Java. */
    private record Entry(Function<FitnessInput, FitnessKernel> make, Set<Semantics> semantics,
            Optional<DevicePlan> device) {}

    private FitnessKernels() {}

    private static Entry tensorFlow(DeviceChoice device) {
        DevicePlan plan = DevicePlan.DEFAULT.withDevice(device);
        return new Entry(input -> new TensorFlowKernel(input, plan), EnumSet.of(Semantics.PHYSICAL), Optional.of(plan));
    }

    /** The kernels that evaluate slots of these semantics, whether or not they run on this machine. */
    public static List<String> names(Semantics semantics) {
        return ALL.entrySet().stream().filter(entry -> entry.getValue().semantics.contains(semantics))
                .map(Map.Entry::getKey).toList();
    }

    /**
     * Why a kernel does not run on this machine; empty if it does. Loads TensorFlow if the kernel needs it.
     *
     * @throws IllegalArgumentException if there is no kernel of this name
     */
    public static Optional<String> obstacle(String name) {
        return named(name).device.flatMap(Devices::obstacle);
    }

    /**
     * Makes a kernel.
     *
     * @param name  see {@link #names}
     * @param input what it will evaluate. Not modified.
     * @throws IllegalArgumentException    if there is no kernel of this name, with the names there are, or if it cannot evaluate
     *                                     such slots
     * @throws NativeUnavailableException if its library or device is missing
     */
    public static FitnessKernel create(String name, FitnessInput input) {
        return named(name).make.apply(input);
    }

    private static Entry named(String name) {
        Entry entry = ALL.get(name);
        if (entry == null) {
            throw new IllegalArgumentException(
                    "no fitness kernel \"" + name + "\"; there are: " + String.join(", ", ALL.keySet()));
        }
        return entry;
    }
}
