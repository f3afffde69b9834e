package edgetempo.scenario.fran;

import edgetempo.scenario.key.Key;

/** Processors. Those of access points are drawn uniformly between their bounds, independently for each access point. */
public record FranComputeSettings(
        @Key(value = "Processor f_l of a user's device.", unit = "Hz", min = 1, max = 1e15,
                source = FranScenario.OURS) double localHz,
        @Key(value = "Energy z of a cycle on a user's device.", unit = "J", min = 0, max = 1,
                source = FranScenario.OURS) double localJPerCycle,
        @Key(value = "Smallest processor F of an access point.", unit = "Hz", min = 1, max = 1e15,
                source = FranScenario.OURS) double fapHzMin,
        @Key(value = "Largest processor F of an access point.", unit = "Hz", min = 1, max = 1e15,
                source = FranScenario.OURS) double fapHzMax,
        @Key(value = "Users C that an access point serves at most, those it passes on to the cloud included.", min = 1,
                max = 10_000, source = FranScenario.OURS) int fapPlaces,
        @Key(value = "Processor f_k of a cooperative node, which serves one user.", unit = "Hz", min = 1, max = 1e15,
                source = FranScenario.OURS) double dcnHz,
        @Key(value = "Processor of the cloud for each task.", unit = "Hz", min = 1, max = 1e15,
                source = FranScenario.OURS) double cloudHz,
        @Key(value = "Time T_c of a task from an access point to the cloud and back.", unit = "s", min = 0, max = 1e6,
                source = FranScenario.OURS) double cloudDelayS) {}
