package edgetempo.scenario.fran;

import edgetempo.scenario.key.Key;

/** Learning agents of the allocation phase, one per access point, and their environment. */
public record FranPhase2Settings(
        @Key(value = "Units of the first dense layer.", min = 1, max = 16_384, source = FranScenario.OURS) int hidden1,
        @Key(value = "Units of the second dense layer; the third gives one value an action.", min = 1, max = 16_384,
                source = FranScenario.OURS) int hidden2,
        @Key(value = "Adam's step size in the first epoch.", min = 0, minExclusive = true, max = 10,
                source = FranScenario.OURS) double learningRate,
        @Key(value = "Adam's step size in the last epoch; it changes linearly.", min = 0, max = 10,
                source = FranScenario.OURS) double learningRateFinal,
        @Key(value = "Discount γ.", min = 0, max = 1, source = FranScenario.OURS) double discount,
        @Key(value = "Transitions that the replay buffer holds; at least phase2.batch.", min = 1, max = 100_000_000,
                source = FranScenario.OURS) int replayCapacity,
        @Key(value = "Transitions in a minibatch.", min = 1, max = 1_000_000, source = FranScenario.OURS) int batch,
        @Key(value = "Steps between two updates.", min = 1, max = 1_000_000,
                source = FranScenario.OURS) int updateEverySteps,
        @Key(value = "Steps I between copies of the network into the target network.", min = 1, max = 1_000_000_000,
                source = FranScenario.OURS) int targetCopyEverySteps,
        @Key(value = "Probability of a random action at the first step.", min = 0, max = 1,
                source = FranScenario.OURS) double epsilonInitial,
        @Key(value = "Probability of a random action from phase2.epsilonDecaySteps on.", min = 0, max = 1,
                source = FranScenario.OURS) double epsilonFinal,
        @Key(value = "Steps over which the probability of a random action falls linearly.", min = 1,
                max = 1_000_000_000, source = FranScenario.OURS) int epsilonDecaySteps,
        @Key(value = "Epochs of training.", min = 1, max = 100_000_000, source = FranScenario.OURS) int epochs,
        @Key(value = "Blocks X into which the processor of an access point is divided; every user it computes for gets at least one.",
                min = 1, max = 1000, source = FranScenario.OURS) int blocks,
        @Key(value = "Change of the reward from step to step that counts as none.", min = 0, max = 1e9,
                source = FranScenario.OURS) double stopThreshold,
        @Key(value = "Steps in a row without a change of the reward that end an epoch.", min = 1, max = 1_000_000,
                source = FranScenario.PAPER) int stopSteps,
        @Key(value = "Steps after which an epoch ends in any case.", min = 1, max = 100_000_000,
                source = FranScenario.OURS) int maxSteps) {}
