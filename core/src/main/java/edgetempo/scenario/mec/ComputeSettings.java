package edgetempo.scenario.mec;

import edgetempo.scenario.key.Key;

/** Processors of users, servers and cloud, and the links between servers and to the cloud. */
public record ComputeSettings(
        @Key(value = "Processor of a user.", unit = "Hz", min = 1, max = 1e15) double localHz,
        @Key(value = "Processor of a server, shared by the users it executes.", unit = "Hz", min = 1,
                max = 1e15) double serverHz,
        @Key(value = "Processor the cloud gives to one task.", unit = "Hz", min = 1,
                max = 1e15) double cloudHz,
        @Key(value = "Effective switched capacitance κ of a user's processor.", unit = "J·s²", min = 1e-40,
                max = 1) double kappa,
        @Key(value = "Rate from a server to the cloud for one task.", unit = "bit/s", min = 1,
                max = 1e15) double cloudRateBps,
        @Key(value = "Fixed delay of a task that goes to the cloud.", unit = "s", min = 0,
                max = 1000) double cloudDelayS,
        @Key(value = "Delay of a user that is executed by another server than its cell's.", unit = "s", min = 0,
                max = 1000, source = "published: 0; physical: ours") double interServerDelayS) {}
