package edgetempo.scenario.mec;

import edgetempo.scenario.key.Key;

/** Caches, and the reward and observation of the large timescale. */
public record CachingSettings(
        @Key(value = "Cache of each server.", unit = "GiB", min = 0, max = 1e9,
                source = "published: 200; physical: ours, so that capacity binds") double capacityGib,
        @Key(value = "Rate at which a newly cached service is fetched.", unit = "MiB/s", min = 1e-6,
                max = 1e12) double fetchMibPerS,
        @Key(value = "Reward per unit of mean slot QoS.", min = 0, max = 1e6,
                source = "released code") double qosRewardScale,
        @Key(value = "Penalty per second of switching.", unit = "1/s", min = 0, max = 1e6,
                source = "released code") double switchPenaltyPerS,
        @Key(value = "Penalty per GiB cached beyond the capacity, summed over servers.", unit = "1/GiB", min = 0,
                max = 1e6, source = "released code") double overflowPenaltyPerGib,
        @Key(value = "What the large timescale observes.",
                source = "published: released code; physical: ours") ObservationKind observation) {}
