package edgetempo.scenario.mec;

import edgetempo.scenario.key.Key;

/** Popularity of services: a Zipf law over ranks, cut to the first K, and how the assignment of ranks to services changes. */
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
                + "such library.", min = 0, max = 10_000, absent = "0", source = "ours") int phaseLibrary,
        @Key(value = "CSV file of requests in order of time, in place of the laws above. Roles: time_s, service, and optional "
                + "user, input_bits, cycles, deadline_s; a request whose field is empty has its service's input and cycles, and the "
                + "threshold of delay that qos.* choose." + FileText.PATH,
                absent = "none", path = true, source = "ours") String file,
        @Key(value = FileText.COLUMNS, absent = "auto", source = "ours") String columns,
        @Key(value = FileText.SHA256, absent = "any", source = "ours") String sha256,
        @Key(value = "Time of the trace to begin at, as the file writes times; none: its first request.",
                absent = "none",
                source = "ours") String from,
        @Key(value = "Time of the trace to end before; none: after its last request.", absent = "none",
                source = "ours") String until,
        @Key(value = "Whose requests those of the trace are. Those of a slot beyond N are dropped where they are played as they are.",
                absent = "EVERY_USER", source = "ours") RequestUsers users,
        @Key(value = "Length of a slot of the trace. 0: slots hold slotRequests requests each.",
                unit = "s", min = 0, max = 1e9, absent = "0", source = "ours") double slotS,
        @Key(value = "Requests of a slot of the trace where slotS is 0; 0: N.", min = 0, max = 1_000_000, absent = "0",
                source = "ours") int slotRequests,
        @Key(value = "Share of the trace's frames, the first ones, that training plays and policies are fitted to; evaluation plays "
                + "those after them.", min = 0, max = 1, absent = "0.7", source = "ours") double trainShare,
        @Key(value = "Part of the trace that is played. Evaluation plays TEST instead of TRAIN.", absent = "TRAIN",
                source = "ours") TracePart part) {

    /** Whether requests come from a file. */
    public boolean traced() {
        return !file.equals("none");
    }

    /** Whether popularity follows a cycle of phases. */
    public boolean cycles() {
        return phases > 1;
    }
}
