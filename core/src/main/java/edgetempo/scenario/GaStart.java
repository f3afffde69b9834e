package edgetempo.scenario;

/** First population of the genetic algorithm. */
public enum GaStart {
    /** One random individual, copied, as in the released code. */
    ONE_COPIED,
    /** Every individual is random. */
    RANDOM
}
