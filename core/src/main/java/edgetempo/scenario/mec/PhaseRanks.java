package edgetempo.scenario.mec;

import edgetempo.scenario.key.Choice;

/** Where the assignments of ranks to services come from that the phases of a day have. */
public enum PhaseRanks {
    @Choice("Every episode draws its own, from the library if there is one.")
    PER_EPISODE,
    @Choice("All episodes of all seeds have the same, and begin at any of them.")
    FIXED
}
