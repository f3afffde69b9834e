package edgetempo.sweep;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Self-contained specification of one run of a study, sent to the executor that plays it.
 *
 * @param key        digest of everything that determines the results, including the version of the code
 * @param identity   the same without the version
 * @param work       what is done
 * @param scenario   complete, as YAML
 * @param algorithm  empty where the work has none
 * @param solver     empty for the default one
 * @param run        run folder; empty where the work needs none
 * @param seed       root of every random stream
 * @param episodes   0 for what the scenario says
 * @param evaluation held-out episodes after training
 * @param slots      of a comparison
 * @param plan       whose cache plan a comparison's slots have; empty for the usual one
 * @param threads    that it may use
 * @param keep       what is kept of it
 * @param timeLimitS seconds after which it has failed; 0 for never
 * @param point      axis → value as in the study, in the study's order
 */
record RunSpec(String key, String identity, Work work, String scenario, String algorithm, String solver,
        String run,
        long seed, int episodes, int evaluation, int slots, String plan, int threads, Keep keep, int timeLimitS,
        LinkedHashMap<String, String> point) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Keeps a copy. */
    RunSpec {
        point = new LinkedHashMap<>(point);
    }

    /** Label for messages. */
    String label() {
        StringBuilder label = new StringBuilder();
        for (Map.Entry<String, String> axis : point.entrySet()) {
            label.append(axis.getKey()).append('=').append(axis.getValue()).append(", ");
        }
        return label.append("seed=").append(seed).toString();
    }
}
