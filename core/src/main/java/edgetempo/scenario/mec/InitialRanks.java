package edgetempo.scenario.mec;

import edgetempo.scenario.key.Choice;

/** Which service each popularity rank asks for when an episode starts. */
public enum InitialRanks {
    @Choice("Rank r asks for service K + 1 − r: the largest service is the most popular.")
    LARGEST_FIRST,
    @Choice("A uniformly random assignment.")
    RANDOM
}
