package edgetempo.scenario.mec;

import edgetempo.scenario.key.Choice;

/** Which individual the genetic algorithm returns. */
public enum GaResult {
    @Choice("The best of the last generation, as in the released code.")
    BEST_OF_LAST_GENERATION,
    @Choice("The best ever evaluated.")
    BEST_EVER
}
