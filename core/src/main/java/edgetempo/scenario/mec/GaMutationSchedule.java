package edgetempo.scenario.mec;

import edgetempo.scenario.key.Choice;

/** How the mutation probability changes while a slot is solved. */
public enum GaMutationSchedule {
    @Choice("ga.mutationProbability throughout.")
    CONSTANT,
    @Choice("From ga.mutationProbability down to ga.finalMutationProbability, linearly over ga.generations.")
    LINEAR_DECAY,
    @Choice("Doubles with every ga.mutationPatience generations without improvement, up to "
            + "ga.highestMutationProbability, and falls back with the next improvement.")
    STAGNATION
}
