package edgetempo.scenario.mec;

import edgetempo.scenario.key.Choice;

/** First population of the genetic algorithm. */
public enum GaStart {
    @Choice("One random individual, copied, as in the released code.")
    ONE_COPIED,
    @Choice("Every individual is random.")
    RANDOM
}
