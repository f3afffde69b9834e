package edgetempo.reports.fran;

import edgetempo.reports.run.Machine;
import edgetempo.reports.run.Versions;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is known about a run before it begins.
 *
 * @param scenario         name of the scenario
 * @param algorithm        agent that offloads
 * @param seed             root of all random streams
 * @param device           what the networks run on
 * @param versions         of what computes the numbers
 * @param commit           of the code
 * @param machine          that computes the numbers
 * @param started          when
 * @param resolvedScenario every key of the scenario with its value, as nested maps
 */
public record FranSetup(String scenario, String algorithm, long seed, Map<String, Object> device, Versions versions,
        String commit, Machine machine, Instant started, Map<String, Object> resolvedScenario) {
    /** Keeps copies of the maps, in their order. */
    public FranSetup {
        device = Collections.unmodifiableMap(new LinkedHashMap<>(device));
        resolvedScenario = Collections.unmodifiableMap(new LinkedHashMap<>(resolvedScenario));
    }
}
