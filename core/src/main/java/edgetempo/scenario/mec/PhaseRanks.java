package edgetempo.scenario.mec;

import edgetempo.scenario.key.Choice;

/** Source of the rank assignments of a day's phases. */
public enum PhaseRanks {
    @Choice("Every episode draws its own, from the library if there is one.")
    PER_EPISODE,
    @Choice("All episodes of all seeds have the same, and begin at any of them.")
    FIXED
}
