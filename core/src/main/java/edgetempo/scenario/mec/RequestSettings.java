package edgetempo.scenario.mec;

import edgetempo.scenario.key.Key;

/** Popularity of services: a Zipf law over ranks, cut to the first K, and how ranks move over the services. */
public record RequestSettings(
        @Key(value = "Exponent of the Zipf law; 0 is uniform.", min = 0, max = 20) double zipfExponent,
        @Key(value = "Ranks of the Zipf law before it is cut to the first K; at least K.", min = 1, max = 1_000_000,
                source = "released code") int zipfRanks,
        @Key(value = "What becomes of the mass beyond rank K.",
                source = "published: released code; physical: ours") ZipfTail zipfTail,
        @Key(value = "Probability that a frame starts with a new random assignment of ranks to services.", min = 0,
                max = 1, source = "ours") double driftProbability,
        @Key(value = "Assignment of ranks to services at the start of an episode.",
                source = "ours; RANDOM makes drift stationary") InitialRanks initialRanks,
        @Key(value = "Phases of a day, each with its own assignment of ranks to services, which follow each other in a cycle; 1 for none.",
                min = 1, max = 1000, absent = "1", source = "ours") int phases,
        @Key(value = "Frames that a phase lasts.", min = 1, max = 100_000, absent = "1",
                source = "ours") int phaseFrames,
        @Key(value = "Where the assignments of phases come from.", absent = "PER_EPISODE",
                source = "ours") PhaseRanks phaseRanks,
        @Key(value = "Fixed assignments from which every episode draws those of its phases, all different, in random order; 0: there is no "
                + "such library.", min = 0, max = 10_000, absent = "0", source = "ours") int phaseLibrary) {

    /** Whether popularity follows a cycle of phases. */
    public boolean cycles() {
        return phases > 1;
    }
}
