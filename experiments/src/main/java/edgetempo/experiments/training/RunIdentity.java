package edgetempo.experiments.training;

import edgetempo.scenario.ScenarioWriter;
import edgetempo.scenario.mec.Scenario;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Everything that the numbers of a run depend on. A checkpoint carries it, so that one of another run is not mistaken for
 * this run's.
 *
 * @param algorithm      caching policy or agent
 * @param solver         slot solver
 * @param backend        runs GA variants
 * @param device         where networks were asked to run
 * @param seed           root of every random stream
 * @param scenario       name of the scenario
 * @param scenarioSha256 of all its keys
 */
record RunIdentity(String algorithm, String solver, String backend, String device, long seed, String scenario,
        String scenarioSha256) {
    private static final String SCENARIO_SHA256 = "scenarioSha256";

    static RunIdentity of(TrainingRequest request) {
        Scenario scenario = request.scenario();
        return new RunIdentity(request.algorithm(), request.solver(), request.backend().name(),
                Learners.needsTensorFlow(request.algorithm()) ? request.device().device().label() : "none",
                request.seed(),
                scenario.name(), ScenarioWriter.sha256(scenario));
    }

    /** By the keys under which a checkpoint has it. */
    Map<String, String> toMap() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("algorithm", algorithm);
        map.put("solver", solver);
        map.put("backend", backend);
        map.put("device", device);
        map.put("seed", Long.toString(seed));
        map.put("scenario", scenario);
        map.put(SCENARIO_SHA256, scenarioSha256);
        return map;
    }

    /**
     * Checks that a checkpoint is of this run.
     *
     * @throws IllegalArgumentException with one line that says what is different
     */
    void require(Map<String, String> progress) {
        toMap().forEach((key, expected) -> {
            String found = progress.getOrDefault(key, "");
            if (!found.equals(expected)) {
                throw new IllegalArgumentException("belongs to another run: its " + (key.equals(SCENARIO_SHA256)
                        ? "scenario " + scenario + " has other values"
                        : key + " is \"" + found + "\", this run's is \"" + expected + "\""));
            }
        });
    }
}
