package edgetempo.reports.run;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * How far a run is to go, recorded so that it can be resumed without being told.
 *
 * @param episodes          episodes to play
 * @param references        episodes of each policy played beside the run
 * @param referencePolicies names of those policies; empty for the usual ones
 * @param checkpointEvery   episodes between two checkpoints
 * @param evaluation        how the policy is evaluated on the way
 */
public record RunOptions(int episodes, int references, Optional<List<String>> referencePolicies, int checkpointEvery,
        PeriodicEvaluationOptions evaluation) {
    /** Episodes between two checkpoints, unless set. */
    public static final int DEFAULT_CHECKPOINT_EVERY = 50;

    /** Keeps a copy. */
    public RunOptions {
        referencePolicies = referencePolicies.map(List::copyOf);
    }

    /** Creates a run that does not evaluate its policy. */
    public RunOptions(int episodes, int references, int checkpointEvery) {
        this(episodes, references, Optional.empty(), checkpointEvery, PeriodicEvaluationOptions.NONE);
    }

    /** Adds to options in a file what earlier programs of the same schema version did not write. */
    public static void complete(ObjectNode options) {
        if (!options.has("referencePolicies")) {
            options.putNull("referencePolicies");
        }
    }
}
