package edgetempo.scenario.mec;

import edgetempo.scenario.key.Key;

/** Servers, users and the geometry of the cells. */
public record NetworkSettings(
        @Key(value = "Edge servers M.", min = 1, max = 32) int servers,
        @Key(value = "Users N over all cells.", min = 1, max = 100_000) int users,
        @Key(value = "Side of the square, centred on its server, in which a cell's users stand.", unit = "m", min = 2,
                max = 100_000) int cellSideM,
        @Key(value = "Distance at which a user standing on top of its server is kept.", unit = "m", min = 1e-3,
                max = 1000, source = "released code") double minDistanceM) {}
