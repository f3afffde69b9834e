package edgetempo.reports.run;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Extent of a run, recorded so that it can be resumed without repeating options.
 *
 * @param episodes          episodes to play
 * @param references        episodes of each policy played beside the run
 * @param referencePolicies names of those policies; empty for the default ones
 * @param checkpointEvery   episodes between two checkpoints
 * @param evaluation        periodic evaluation of the policy
 */
public record RunOptions(int episodes, int references, Optional<List<String>> referencePolicies, int checkpointEvery,
        PeriodicEvaluationOptions evaluation) {
    /** Episodes between two checkpoints, unless set. */
    public static final int DEFAULT_CHECKPOINT_EVERY = 50;

    /** Keeps a copy. */
    public RunOptions {
        referencePolicies = referencePolicies.map(List::copyOf);
    }

    /** Creates options without periodic evaluation. */
    public RunOptions(int episodes, int references, int checkpointEvery) {
        this(episodes, references, Optional.empty(), checkpointEvery, PeriodicEvaluationOptions.NONE);
    }

    /** Adds keys that earlier releases with the same schema version did not write. */
    public static void complete(ObjectNode options) {
        if (!options.has("referencePolicies")) {
            options.putNull("referencePolicies");
        }
    }
}
