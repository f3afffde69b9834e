package edgetempo.reports.run;

/**
 * How far a run was asked to go, kept so that it can be taken up again without being told.
 *
 * @param episodes        episodes to play
 * @param references      episodes of each policy played beside the run
 * @param checkpointEvery episodes between two checkpoints
 * @param evaluation      how the policy is evaluated on the way
 */
public record Asked(int episodes, int references, int checkpointEvery, AskedEvaluation evaluation) {

    /** A run that does not evaluate its policy. */
    public Asked(int episodes, int references, int checkpointEvery) {
        this(episodes, references, checkpointEvery, AskedEvaluation.NONE);
    }
}
