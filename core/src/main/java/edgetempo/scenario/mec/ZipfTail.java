package edgetempo.scenario.mec;

import edgetempo.scenario.key.Choice;

/** Treatment of the probability mass of the ranks beyond the number of services. */
public enum ZipfTail {
    @Choice("The last rank takes it all, as in the released code.")
    LAST_ABSORBS,
    @Choice("The kept ranks are scaled to sum to 1.")
    RENORMALISE
}
