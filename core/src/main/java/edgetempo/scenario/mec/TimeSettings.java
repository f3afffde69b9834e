package edgetempo.scenario.mec;

import edgetempo.scenario.key.Key;

/** The two timescales. */
public record TimeSettings(
        @Key(value = "Slots in a frame.", min = 1, max = 4095) int slotsPerFrame,
        @Key(value = "Frames in an episode.", min = 1, max = 1_000_000) int framesPerEpisode,
        @Key(value = "Solver of the slots, unless the command line names another one; settings in braces, as exact{gap: 0.001}.",
                open = true, absent = TimeSettings.GENETIC,
                source = "published: Liu et al. 2024, Alg. 1; physical: ours") String solver) {
    /** Path of the key that names the solver. */
    public static final String SOLVER = "time.solver";
    /** The solver that {@code ga.variant} names. */
    public static final String GENETIC = "ga";
}
