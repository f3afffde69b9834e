package edgetempo.scenario.fran;

import edgetempo.scenario.key.Key;

/** Learning agent of the offloading phase, and its environment. */
public record FranPhase1Settings(
        @Key(value = "How the network forms its action values.", source = FranScenario.PAPER) FranNetwork network,
        @Key(value = "Takes the next action from the network and its value from the target network (double Q-learning).",
                source = FranScenario.OURS) boolean doubleQ,
        @Key(value = "Units of the first dense layer.", min = 1, max = 16_384, source = FranScenario.OURS) int hidden1,
        @Key(value = "Units of the second dense layer.", min = 1, max = 16_384, source = FranScenario.OURS) int hidden2,
        @Key(value = "Adam's step size in the first epoch.", min = 0, minExclusive = true, max = 10,
                source = FranScenario.OURS) double learningRate,
        @Key(value = "Adam's step size in the last epoch; it changes linearly.", min = 0, max = 10,
                source = FranScenario.OURS) double learningRateFinal,
        @Key(value = "Discount γ. Below 1 with observation PUBLISHED, whose state stays as it was where a choice is "
                + "refused; about 0.5 with many instances.",
                min = 0, max = 1, source = FranScenario.OURS) double discount,
        @Key(value = "Transitions that the replay buffer holds; at least phase1.batch.", min = 1, max = 100_000_000,
                source = FranScenario.OURS) int replayCapacity,
        @Key(value = "Transitions in a minibatch.", min = 1, max = 1_000_000, source = FranScenario.OURS) int batch,
        @Key(value = "Steps between two updates.", min = 1, max = 1_000_000,
                source = FranScenario.OURS) int updateEverySteps,
        @Key(value = "Steps I between copies of the network into the target network.", min = 1, max = 1_000_000_000,
                source = FranScenario.OURS) int targetCopyEverySteps,
        @Key(value = "Probability of a random action at the first step.", min = 0, max = 1,
                source = FranScenario.OURS) double epsilonInitial,
        @Key(value = "Probability of a random action from phase1.epsilonDecaySteps on.", min = 0, max = 1,
                source = FranScenario.OURS) double epsilonFinal,
        @Key(value = "Steps over which the probability of a random action falls linearly.", min = 1,
                max = 1_000_000_000, source = FranScenario.OURS) int epsilonDecaySteps,
        @Key(value = "Epochs of training.", min = 1, max = 100_000_000, source = FranScenario.OURS) int epochs,
        @Key(value = "Instances that epochs are played on in turn, numbers 0, 1, … of the seed.", min = 1,
                max = 1_000_000, source = "ours; 1 is the paper's fixed network") int instances,
        @Key(value = "Keeps nodes that break a constraint out of the choice and adds the choice to compute locally.",
                source = "ours; false is the paper: such a node earns 0") boolean maskActions,
        @Key(value = "Order in which an epoch asks its users.", source = FranScenario.OURS) UserOrder order,
        @Key(value = "What the agent sees.", source = FranScenario.PAPER) FranObservation observation) {}
