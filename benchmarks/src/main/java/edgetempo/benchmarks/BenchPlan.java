package edgetempo.benchmarks;

import edgetempo.benchmarks.agent.Devices;
import edgetempo.benchmarks.fitness.FitnessKernels;
import edgetempo.benchmarks.peer.Peers;
import edgetempo.benchmarks.workload.Contenders;
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
 * The part of a request that can be measured on this machine. Missing devices and values that a benchmark rejects are left out and
 * reported, never replaced by others.
 *
 * @param parts   benchmarks that are measured with the same values
 * @param skipped what is left out, {@code parameter=value}, and why
 */
record BenchPlan(List<Part> parts, Map<String, String> skipped) {
    private static final String FITNESS = FitnessKernelBenchmark.class.getName();
    private static final String DEVICE = "device";
    private static final String ENGINE = "engine";
    private static final String CUDA = "cuda";

    /**
     * Benchmarks with values of their parameters.
     *
     * @param benchmarks full names, at least one
     * @param parameters values that replace those of the benchmarks, by name; others are ignored
     */
    record Part(List<String> benchmarks, Map<String, List<String>> parameters) {}

    /**
     * Checks the machine, as far as the benchmarks depend on it, and values that are not a benchmark's own; this may load TensorFlow.
     *
     * @throws IllegalArgumentException if a device is asked for that there is not, with those there are, or if a value is refused by
     *                                  every benchmark that has the parameter
     */
    static BenchPlan of(BenchRequest request, List<BenchmarkListEntry> matching) {
        return of(request, matching, Devices::obstacle, () -> new CudaGaBackend().obstacle());
    }

    static BenchPlan of(BenchRequest request, List<BenchmarkListEntry> matching,
            Function<DevicePlan, Optional<String>> obstacle, Supplier<Optional<String>> cudaObstacle) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        Map<String, String> skipped = new LinkedHashMap<>();
        parameters.put("backend", GaBackends.all().stream().map(GaBackend::name).toList());
        parameters.put("peer", Stream.concat(Peers.own().stream(), Peers.libraries().stream()).toList());
        parameters.put("solver", Contenders.names());
        Map<String, List<String>> usual = Map.copyOf(parameters);
        parameters.putAll(request.parameters());
        if (matching.stream().anyMatch(entry -> entry.getUsername().startsWith(FITNESS))
                && !parameters.containsKey("kernel")) {
            parameters.put("kernel", runnableKernels(skipped));
        }
        List<String> excluded = new ArrayList<>();
        leaveOutWithoutGpu(matching, cudaObstacle, parameters, excluded, skipped);
        if (matching.stream().anyMatch(BenchPlan::hasDevice)) {
            List<String> runnable = new ArrayList<>();
            for (String device : parameters.getOrDefault(DEVICE, Devices.names())) {
                obstacle.apply(Devices.plan(device)).ifPresentOrElse(
                        reason -> skipped.put(DEVICE + "=" + device, reason), () -> runnable.add(device));
            }
            parameters.put(DEVICE, runnable);
        }
        Map<String, List<String>> refused = new LinkedHashMap<>();
        Map<Map<String, List<String>>, List<String>> parts = new LinkedHashMap<>();
        for (BenchmarkListEntry benchmark : matching) {
            if (!excluded.contains(benchmark.getUsername())
                    && (!hasDevice(benchmark) || !parameters.get(DEVICE).isEmpty())) {
                accepted(benchmark, request.parameters(), usual, parameters, refused, skipped).ifPresent(
                        own -> parts.computeIfAbsent(own, key -> new ArrayList<>()).add(benchmark.getUsername()));
            }
        }
        requireSomeTaker(request, matching, refused);
        return new BenchPlan(
                parts.entrySet().stream().map(part -> new Part(List.copyOf(part.getValue()), part.getKey())).toList(),
                skipped);
    }

    /** All values that a benchmark takes; empty if there is a parameter of which it takes none. */
    private static Optional<Map<String, List<String>>> accepted(BenchmarkListEntry benchmark,
            Map<String, List<String>> asked, Map<String, List<String>> usual, Map<String, List<String>> all,
            Map<String, List<String>> refused, Map<String, String> skipped) {
        Map<String, List<String>> own = new LinkedHashMap<>(all);
        Map<String, List<String>> known = ParameterCheck.own(benchmark);
        known.replaceAll((name, values) -> usual.getOrDefault(name, values));
        asked.keySet().forEach(name -> {
            if (known.containsKey(name) && !name.equals(DEVICE)) {
                own.put(name, all.getOrDefault(name, List.of()).stream().filter(value -> {
                    Optional<String> reason = known.get(name).contains(value)
                            ? Optional.empty()
                            : ParameterCheck.obstacle(benchmark, name, value, firsts(known, asked));
                    reason.ifPresent(why -> {
                        skipped.put(BenchTable.shortName(benchmark.getUsername()) + " " + name + "=" + value, why);
                        refused.computeIfAbsent(name + "=" + value, key -> new ArrayList<>())
                                .add(BenchTable.shortName(benchmark.getUsername()) + ": " + why + "; its own are "
                                        + String.join(", ", known.get(name)));
                    });
                    return reason.isEmpty();
                }).toList());
            }
        });
        return own.entrySet().stream().anyMatch(one -> known.containsKey(one.getKey()) && one.getValue().isEmpty())
                ? Optional.empty()
                : Optional.of(own);
    }

    private static Map<String, String> firsts(Map<String, List<String>> known, Map<String, List<String>> asked) {
        Map<String, String> firsts = new LinkedHashMap<>();
        asked.forEach((name, values) -> values.stream().filter(known.getOrDefault(name, List.of())::contains)
                .findFirst().ifPresent(value -> firsts.put(name, value)));
        return firsts;
    }

    /** A value that no benchmark accepts is probably a typing error. */
    private static void requireSomeTaker(BenchRequest request, List<BenchmarkListEntry> matching,
            Map<String, List<String>> refused) {
        request.parameters().forEach((name, values) -> values.forEach(value -> {
            List<String> reasons = refused.getOrDefault(name + "=" + value, List.of());
            long takers = matching.stream().filter(one -> ParameterCheck.own(one).containsKey(name)).count();
            if (!reasons.isEmpty() && reasons.size() == takers) {
                throw new IllegalArgumentException(
                        "-p: " + name + "=" + value + " is refused by " + reasons.getFirst());
            }
        }));
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
