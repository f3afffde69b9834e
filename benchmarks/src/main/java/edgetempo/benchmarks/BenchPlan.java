package edgetempo.benchmarks;

import edgetempo.benchmarks.agent.Devices;
import edgetempo.benchmarks.fitness.FitnessKernels;
import edgetempo.benchmarks.peer.Peers;
import edgetempo.benchmarks.workload.Semantics;
import edgetempo.cuda.CudaGaBackend;
import edgetempo.ga.GaBackend;
import edgetempo.ga.GaBackends;
import edgetempo.nativeconfig.DevicePlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.BenchmarkListEntry;

/**
 * What of a request can be measured on this machine. A device that is missing is left out and said, never replaced by another.
 *
 * @param parameters values that replace those of the benchmarks, by name
 * @param excluded   full names of matching benchmarks of which nothing can be measured
 * @param skipped    what is left out, {@code parameter=value}, and why
 */
record BenchPlan(Map<String, List<String>> parameters, List<String> excluded, Map<String, String> skipped) {
    private static final String FITNESS = FitnessKernelBenchmark.class.getName();
    private static final String DEVICE = "device";
    private static final String ENGINE = "engine";
    private static final String CUDA = "cuda";

    /**
     * Looks at the machine, as far as the benchmarks depend on it; this may load TensorFlow.
     *
     * @throws IllegalArgumentException if a device is asked for that there is not, with those there are
     */
    static BenchPlan of(BenchRequest request, List<BenchmarkListEntry> matching) {
        return of(request, matching, Devices::obstacle, () -> new CudaGaBackend().obstacle());
    }

    static BenchPlan of(BenchRequest request, List<BenchmarkListEntry> matching,
            Function<DevicePlan, Optional<String>> obstacle, Supplier<Optional<String>> cudaObstacle) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        List<String> excluded = new ArrayList<>();
        Map<String, String> skipped = new LinkedHashMap<>();
        parameters.put("backend", GaBackends.all().stream().map(GaBackend::name).toList());
        parameters.put("peer", Stream.concat(Peers.own().stream(), Peers.libraries().stream()).toList());
        parameters.putAll(request.parameters());
        if (matching.stream().anyMatch(entry -> entry.getUsername().startsWith(FITNESS))
                && !parameters.containsKey("kernel")) {
            parameters.put("kernel", runnableKernels(skipped));
        }
        leaveOutWithoutGpu(matching, cudaObstacle, parameters, excluded, skipped);
        List<String> onDevices = matching.stream().filter(BenchPlan::hasDevice).map(BenchmarkListEntry::getUsername)
                .toList();
        if (!onDevices.isEmpty()) {
            List<String> runnable = new ArrayList<>();
            for (String device : parameters.getOrDefault(DEVICE, Devices.names())) {
                obstacle.apply(Devices.plan(device)).ifPresentOrElse(
                        reason -> skipped.put(DEVICE + "=" + device, reason), () -> runnable.add(device));
            }
            parameters.put(DEVICE, runnable);
            if (runnable.isEmpty()) {
                parameters.remove(DEVICE);
                excluded.addAll(onDevices);
            }
        }
        return new BenchPlan(parameters, excluded, skipped);
    }

    /** Benchmarks of the genetic algorithm on a GPU: those that name an engine go on with the others, those of the kernel alone do not. */
    private static void leaveOutWithoutGpu(List<BenchmarkListEntry> matching, Supplier<Optional<String>> cudaObstacle,
            Map<String, List<String>> parameters, List<String> excluded, Map<String, String> skipped) {
        List<BenchmarkListEntry> onGpu = matching.stream()
                .filter(entry -> entry.getUsername().startsWith(CudaGaBenchmark.class.getName() + ".")).toList();
        Optional<String> obstacle = onGpu.isEmpty() ? Optional.empty() : cudaObstacle.get();
        if (obstacle.isEmpty()) {
            return;
        }
        List<String> engines = parameters.getOrDefault(ENGINE, List.of(CUDA, "vector")).stream()
                .filter(engine -> !engine.equals(CUDA)).toList();
        skipped.put(ENGINE + "=" + CUDA, obstacle.get());
        for (BenchmarkListEntry entry : onGpu) {
            boolean named = entry.getParams().hasValue() && entry.getParams().get().containsKey(ENGINE);
            if (!named || engines.isEmpty()) {
                excluded.add(entry.getUsername());
            }
        }
        parameters.remove(ENGINE);
        if (!engines.isEmpty()) {
            parameters.put(ENGINE, engines);
        }
    }

    private static boolean hasDevice(BenchmarkListEntry entry) {
        return entry.getParams().hasValue() && entry.getParams().get().containsKey(DEVICE);
    }

    private static List<String> runnableKernels(Map<String, String> skipped) {
        return FitnessKernels.names(Semantics.PHYSICAL).stream().filter(name -> {
            Optional<String> obstacle = FitnessKernels.obstacle(name);
            obstacle.ifPresent(reason -> skipped.put("kernel=" + name, reason));
            return obstacle.isEmpty();
        }).toList();
    }
}
