package edgetempo.scenario.mec;

import edgetempo.scenario.key.Choice;

/** Assignment of services to popularity ranks at the start of an episode. */
public enum InitialRanks {
    @Choice("Rank r asks for service K + 1 − r: the largest service is the most popular.")
    LARGEST_FIRST,
    @Choice("A uniformly random assignment.")
    RANDOM
}
