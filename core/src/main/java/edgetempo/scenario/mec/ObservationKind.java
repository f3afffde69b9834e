package edgetempo.scenario.mec;

import edgetempo.scenario.key.Choice;

/** Layout of the observation of the large timescale. */
public enum ObservationKind {
    @Choice("Cache bits, service gain, offload popularity: K(1 + 2M) values, counted over the episode.")
    PUBLISHED,
    @Choice("The same counted over the last frame only, and that frame's request histogram: K(2 + 2M) values.")
    EXTENDED
}
