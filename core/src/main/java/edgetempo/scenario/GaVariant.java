package edgetempo.scenario;

/** Chromosome of the genetic algorithm: N offload genes, N bandwidth genes, N frequency genes, in that order. */
public enum GaVariant {
    @Choice("Share genes are integers 0..M, used as gene + 1: the paper's plain GA.")
    DISCRETE, @Choice("Share genes are reals in (0, 1): the paper's improved GA.")
    IMPROVED, @Choice("As IMPROVED, and M·K cache bits behind them: the single-timescale 3C baseline.")
    JOINT
}
