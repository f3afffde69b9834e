package edgetempo.reports.fran;

import edgetempo.reports.run.Provenance;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Setup of a run, known before it begins.
 *
 * @param scenario         name of the scenario
 * @param algorithm        agent that offloads
 * @param seed             root of all random streams
 * @param checkpointEvery  epochs between two checkpoints
 * @param resumed          number of times the run was resumed
 * @param provenance       of the numbers
 * @param resolvedScenario every key of the scenario with its value, as nested maps
 */
public record FranSetup(String scenario, String algorithm, long seed, int checkpointEvery, int resumed,
        Provenance provenance, Map<String, Object> resolvedScenario) {
    /** Keeps a copy of the map, in its order. */
    public FranSetup {
        resolvedScenario = Collections.unmodifiableMap(new LinkedHashMap<>(resolvedScenario));
    }

    /** Returns the setup of the same run when it is resumed once more. */
    public FranSetup again(int newCheckpointEvery, Provenance now) {
        return new FranSetup(scenario, algorithm, seed, newCheckpointEvery, resumed + 1,
                now.withStart(provenance.started()), resolvedScenario);
    }
}
