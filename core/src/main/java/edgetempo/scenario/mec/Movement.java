package edgetempo.scenario.mec;

import edgetempo.scenario.key.Choice;

/** Interpolation of trajectories between two rows of their file. */
public enum Movement {
    @Choice("On the straight line from one place to the next, at a steady pace; a measured channel changes steadily in dB.")
    INTERPOLATED,
    @Choice("Where the earlier row says, until the time of the next one.")
    HELD
}
