package edgetempo.sweep;

/** What every run of a study does. */
public enum Work {
    /** Trains an agent, or plays a policy that does not learn as training does, and records the run. */
    TRAIN,
    /** Plays a policy that does not learn on held-out episodes. */
    PLAY,
    /** Plays the trained policy of a run folder on held-out episodes. */
    EVALUATE,
    /** Solves slots and compares them with proven bounds. */
    COMPARE,
    /** Trains both phases in a fog radio access network. */
    FRAN
}
