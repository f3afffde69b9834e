package edgetempo.scenario.mec;

import edgetempo.scenario.key.Choice;

/** How the outputs of twin-actor DDPG's small actor, in [−1, 1], are mapped to share genes. */
public enum ActionGenes {
    @Choice("As they are. Genes of different signs give shares below 0 and above 1, which the released code scores "
            + "as if they were possible.")
    SIGNED,
    @Choice("Moved to [0.01, 1], so that shares are positive and sum to 1.")
    POSITIVE
}
