package edgetempo.agents.fran;

import edgetempo.fran.FranDecision;
import edgetempo.fran.FranInstance;
import edgetempo.fran.FranOutcome;
import java.util.List;

/**
 * Results of training in both phases.
 *
 * @param finished   whether every epoch was played
 * @param instance   the training instance
 * @param decision   decision for it
 * @param outcome    outcome of that decision
 * @param offloading phase 1
 * @param allocation phase 2, access point by access point
 */
public record FranLearned(boolean finished, FranInstance instance, FranDecision decision, FranOutcome outcome,
        Phase1Learned offloading, List<Phase2Learned> allocation) {
    /** Copies the list. */
    public FranLearned {
        allocation = List.copyOf(allocation);
    }
}
