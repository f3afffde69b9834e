package edgetempo.scenario.mec;

import edgetempo.scenario.key.Choice;

/** How the genetic algorithm chooses parents. */
public enum GaSelection {
    @Choice("Draws with replacement, probability proportional to exp(fitness).")
    SOFTMAX_ROULETTE,
    @Choice("The fittest of ga.tournamentSize individuals drawn with replacement.")
    TOURNAMENT,
    @Choice("Stochastic universal sampling: as SOFTMAX_ROULETTE, but all parents from one draw, by equidistant pointers.")
    STOCHASTIC_UNIVERSAL,
    @Choice("Draws with replacement, probability linear in the rank of the fitness, see ga.rankPressure.")
    RANK
}
