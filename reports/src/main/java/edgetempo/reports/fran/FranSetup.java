package edgetempo.reports.fran;

import edgetempo.reports.run.Provenance;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is known about a run before it begins.
 *
 * @param scenario         name of the scenario
 * @param algorithm        agent that offloads
 * @param seed             root of all random streams
 * @param provenance       of the numbers
 * @param resolvedScenario every key of the scenario with its value, as nested maps
 */
public record FranSetup(String scenario, String algorithm, long seed, Provenance provenance,
        Map<String, Object> resolvedScenario) {
    /** Keeps a copy of the map, in its order. */
    public FranSetup {
        resolvedScenario = Collections.unmodifiableMap(new LinkedHashMap<>(resolvedScenario));
    }
}
