package edgetempo.reports.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Setup of a run, known before it begins.
 *
 * @param scenario         name of the scenario
 * @param algorithm        caching policy or agent
 * @param solver           slot solver
 * @param backend          GA backend of the slot solver
 * @param seed             root of all random streams
 * @param options          extent of the run
 * @param resumed          number of times the run was resumed
 * @param provenance       of the numbers
 * @param resolvedScenario every key of the scenario with its value, as nested maps
 */
public record RunSetup(String scenario, String algorithm, String solver, String backend, long seed, RunOptions options,
        int resumed, Provenance provenance, Map<String, Object> resolvedScenario) {

    /** Keeps a copy of the map, in its order. */
    public RunSetup {
        resolvedScenario = copy(resolvedScenario);
    }

    /** A copy with another extent. */
    public RunSetup with(RunOptions others) {
        return new RunSetup(scenario, algorithm, solver, backend, seed, others, resumed, provenance, resolvedScenario);
    }

    /** An unmodifiable copy; unlike {@code Map.copyOf} it keeps the order, which readers of the file see. */
    static Map<String, Object> copy(Map<String, Object> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
