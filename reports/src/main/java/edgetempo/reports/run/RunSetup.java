package edgetempo.reports.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is known about a run before it begins.
 *
 * @param scenario         name of the scenario
 * @param algorithm        caching policy or agent
 * @param solver           slot solver
 * @param backend          what evaluates the slot solver's kernels
 * @param seed             root of all random streams
 * @param options          how far to go
 * @param resumed          times the run was taken up again
 * @param provenance       of the numbers
 * @param resolvedScenario every key of the scenario with its value, as nested maps
 */
public record RunSetup(String scenario, String algorithm, String solver, String backend, long seed, RunOptions options,
        int resumed, Provenance provenance, Map<String, Object> resolvedScenario) {

    /** Keeps a copy of the map, in its order. */
    public RunSetup {
        resolvedScenario = copy(resolvedScenario);
    }

    /** The same but for how far to go. */
    public RunSetup with(RunOptions others) {
        return new RunSetup(scenario, algorithm, solver, backend, seed, others, resumed, provenance, resolvedScenario);
    }

    /** An unmodifiable copy; unlike {@code Map.copyOf} it keeps the order, which readers of the file see. */
    static Map<String, Object> copy(Map<String, Object> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
