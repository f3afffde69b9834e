package edgetempo.scenario.mec;

import edgetempo.scenario.key.Key;

/** Weights and thresholds of the quality of service of a task. */
public record QosSettings(
        @Key(value = "Weight α of the delay term.", min = 0, max = 1000) double delayWeight,
        @Key(value = "Weight β of the energy term.", min = 0, max = 1000) double energyWeight,
        @Key(value = "Thresholds that the slot solver optimises against.",
                source = "published: released code; physical: equal to scoreThresholds") Thresholds solverThresholds,
        @Key("Thresholds that a slot is scored with.") Thresholds scoreThresholds) {}
