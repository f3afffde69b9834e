package edgetempo.scenario.mec;

import edgetempo.scenario.key.Choice;

/** Chromosome of the genetic algorithm: N offload genes, N bandwidth genes, N frequency genes, in that order, unless stated otherwise. */
public enum GaVariant {
    @Choice("Share genes are integers 0..M, used as gene + 1: the paper's plain GA.")
    DISCRETE,
    @Choice("Share genes are reals in (0, 1): the paper's improved GA.")
    IMPROVED,
    @Choice("As IMPROVED, and M·K cache bits behind them: the single-timescale 3C baseline.")
    JOINT,
    @Choice("Offload genes only, with the closed-form shares; every child is improved by best responses. "
            + "ga.memeticPopulation and ga.memeticGenerations are in force, every slot starts from greedy and "
            + "random individuals, at least one elite survives, and the best ever is the result.")
    MEMETIC
}
