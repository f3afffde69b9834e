package edgetempo.scenario.fran;

import edgetempo.scenario.key.Key;

/** Access points, cooperative nodes and users, uniform in a square and redrawn for every instance. */
public record FranWorldSettings(
        @Key(value = "Access points M (FAP).", min = 1, max = 1000, source = FranScenario.OURS) int faps,
        @Key(value = "Cooperative device-to-device nodes K (DCN); 0 is a network without D2D.", min = 0, max = 1000,
                source = FranScenario.OURS) int dcns,
        @Key(value = "Users N.", min = 1, max = 10_000, source = FranScenario.OURS) int users,
        @Key(value = "Side of the square in which all stand.", unit = "m", min = 1, max = 100_000,
                source = FranScenario.OURS) double sideM,
        @Key(value = "Distance within which a user reaches an access point.", unit = "m", min = 1e-3,
                max = 100_000, source = FranScenario.OURS) double fapRadiusM,
        @Key(value = "Distance within which a user reaches a cooperative node.", unit = "m", min = 1e-3, max = 100_000,
                source = FranScenario.OURS) double dcnRadiusM,
        @Key(value = "Probability that a cooperative node is willing to compute for a user within its radius.", min = 0,
                max = 1, source = FranScenario.OURS) double dcnWillingness,
        @Key(value = "Distance at which a user standing on top of a node is kept.", unit = "m", min = 1e-3, max = 1000,
                source = FranScenario.OURS) double minDistanceM) {}
