package edgetempo.scenario.mec;

import edgetempo.scenario.key.Key;

/** How raw share genes become bandwidth and frequency shares. */
public record ShareSettings(
        @Key(value = "Decimals that shares are rounded to, half to even; −1 does not round.", min = -1, max = 12,
                source = "published: released code (3); physical: ours (−1)") int decimals,
        @Key(value = "Bandwidth share that stands in for a share of zero when a task is scored.", min = 0,
                minExclusive = true, max = 1, source = "released code") double zeroBandwidthShare,
        @Key(value = "Frequency share that replaces a share of zero when genes are decoded.", min = 0,
                minExclusive = true, max = 1, source = "released code") double zeroFrequencyShare,
        @Key(value = "Users among which a server's processor is divided.",
                source = "published: released code; physical: ours") FrequencyContenders frequencyContenders,
        @Key(value = "How outputs of twin-actor DDPG's small actor become share genes.",
                source = "published: released code; physical: ours") ActionGenes actionGenes) {}
