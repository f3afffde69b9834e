package edgetempo.scenario;

/** How the genetic algorithm chooses parents. */
public enum GaSelection {
    @Choice("Draws with replacement, probability proportional to exp(fitness).")
    SOFTMAX_ROULETTE
}
