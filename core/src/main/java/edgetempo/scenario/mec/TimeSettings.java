package edgetempo.scenario.mec;

import edgetempo.scenario.key.Key;

/** The two timescales. */
public record TimeSettings(
        @Key(value = "Slots in a frame.", min = 1, max = 4095) int slotsPerFrame,
        @Key(value = "Frames in an episode.", min = 1, max = 1_000_000) int framesPerEpisode) {}
