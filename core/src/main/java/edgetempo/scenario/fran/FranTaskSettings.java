package edgetempo.scenario.fran;

import edgetempo.scenario.key.Key;

/** Tasks: one per user, each parameter uniform between its bounds. */
public record FranTaskSettings(
        @Key(value = "Smallest number B of cycles of a task.", unit = "cycles", min = 1,
                max = 1e15, source = FranScenario.OURS) double cyclesMin,
        @Key(value = "Largest number B of cycles of a task.", unit = "cycles", min = 1, max = 1e15,
                source = FranScenario.OURS) double cyclesMax,
        @Key(value = "Smallest input D of a task.", unit = "bit", min = 1, max = 1e15,
                source = FranScenario.OURS) double bitsMin,
        @Key(value = "Largest input D of a task.", unit = "bit", min = 1, max = 1e15,
                source = FranScenario.OURS) double bitsMax,
        @Key(value = "Smallest weight ρᵗ of the time saved; the weight of the energy saved is 1 − ρᵗ.", min = 0,
                max = 1, source = FranScenario.OURS) double timeWeightMin,
        @Key(value = "Largest weight ρᵗ of the time saved.", min = 0, max = 1,
                source = FranScenario.OURS) double timeWeightMax) {}
