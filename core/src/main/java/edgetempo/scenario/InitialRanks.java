package edgetempo.scenario;

/** Which service each popularity rank asks for when an episode starts. */
public enum InitialRanks {
    /** Rank r asks for service K + 1 − r: the largest service is the most popular. */
    LARGEST_FIRST,
    /** A uniformly random assignment. */
    RANDOM
}
