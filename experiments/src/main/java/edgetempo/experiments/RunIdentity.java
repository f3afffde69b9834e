package edgetempo.experiments;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Everything that the results of a run depend on. A checkpoint stores it, so that checkpoints of other runs are rejected.
 *
 * @param facts by the keys under which a checkpoint has them; with {@link #SCENARIO} and {@link #SCENARIO_SHA256}
 */
public record RunIdentity(Map<String, String> facts) {
    /** Key of the name of the scenario. */
    public static final String SCENARIO = "scenario";
    /** Key of the digest of all its keys. */
    public static final String SCENARIO_SHA256 = "scenarioSha256";

    /** Keeps a copy, in its order. */
    public RunIdentity {
        facts = new LinkedHashMap<>(facts);
    }

    /** A map with the facts, to which more can be added. */
    public Map<String, String> toMap() {
        return new LinkedHashMap<>(facts);
    }

    /**
     * Checks that a checkpoint is of this run.
     *
     * @param progress of the checkpoint
     * @throws IllegalArgumentException with one line that names the difference
     */
    public void require(Map<String, String> progress) {
        facts.forEach((key, expected) -> {
            String found = progress.getOrDefault(key, "");
            if (!found.equals(expected)) {
                throw new IllegalArgumentException("belongs to another run: its " + (key.equals(SCENARIO_SHA256)
                        ? "scenario " + facts.get(SCENARIO) + " has other values"
                        : key + " is \"" + found + "\", this run's is \"" + expected + "\""));
            }
        });
    }
}
