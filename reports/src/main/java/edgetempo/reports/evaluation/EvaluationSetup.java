package edgetempo.reports.evaluation;

import edgetempo.reports.run.Provenance;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Settings of an evaluation, known before it begins.
 *
 * @param run              folder of the run that the policy comes from; empty if it comes from none
 * @param policy           file of the policy within the run; empty if it has none
 * @param scenario         name of the scenario
 * @param solver           slot solver
 * @param backend          GA backend of the slot solver
 * @param seed             root of the episodes' random streams
 * @param seenInTraining   whether the run was trained with that seed
 * @param provenance       of the numbers
 * @param resolvedScenario every key of the scenario with its value, as nested maps
 */
public record EvaluationSetup(String run, String policy, String scenario, String solver, String backend, long seed,
        boolean seenInTraining, Provenance provenance, Map<String, Object> resolvedScenario) {

    /** Keeps a copy of the map, in its order. */
    public EvaluationSetup {
        resolvedScenario = Collections.unmodifiableMap(new LinkedHashMap<>(resolvedScenario));
    }
}
