package edgetempo.scenario.fran;

import edgetempo.scenario.key.Key;

/** Cached results: which node or device holds the result of which user's task, drawn independently for every pair. */
public record FranCacheSettings(
        @Key(value = "Delivers cached results before anything is offloaded (Algorithm 1).",
                source = FranScenario.PAPER) boolean preprocessing,
        @Key(value = "Probability that an access point holds the result of a user's task.", min = 0, max = 1,
                source = FranScenario.OURS) double fapHitProbability,
        @Key(value = "Probability that a cooperative node holds the result of a user's task.", min = 0, max = 1,
                source = FranScenario.OURS) double dcnHitProbability,
        @Key(value = "Probability that a user's own device holds the result of its task.", min = 0, max = 1,
                source = FranScenario.OURS) double ownHitProbability) {}
