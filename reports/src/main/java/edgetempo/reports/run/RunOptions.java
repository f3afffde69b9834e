package edgetempo.reports.run;

/**
 * How far a run is to go, recorded so that it can be resumed without being told.
 *
 * @param episodes        episodes to play
 * @param references      episodes of each policy played beside the run
 * @param checkpointEvery episodes between two checkpoints
 * @param evaluation      how the policy is evaluated on the way
 */
public record RunOptions(int episodes, int references, int checkpointEvery, PeriodicEvaluationOptions evaluation) {

    /** A run that does not evaluate its policy. */
    public RunOptions(int episodes, int references, int checkpointEvery) {
        this(episodes, references, checkpointEvery, PeriodicEvaluationOptions.NONE);
    }
}
