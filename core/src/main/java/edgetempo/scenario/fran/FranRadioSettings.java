package edgetempo.scenario.fran;

import edgetempo.scenario.key.Key;

/** Radio links. Every user has a dedicated channel to the node that it offloads to. */
public record FranRadioSettings(
        @Key(value = "Bandwidth of a user's channel to an access point.", unit = "Hz", min = 1,
                max = 1e12, source = FranScenario.OURS) double fapBandwidthHz,
        @Key(value = "Bandwidth of a user's channel to a cooperative node.", unit = "Hz", min = 1,
                max = 1e12, source = FranScenario.OURS) double d2dBandwidthHz,
        @Key(value = "Power p of a user that sends to an access point.", unit = "dBm", min = -200, max = 100,
                source = FranScenario.OURS) double fapTxPowerDbm,
        @Key(value = "Power of a user that sends to a cooperative node.", unit = "dBm", min = -200, max = 100,
                source = FranScenario.OURS) double d2dTxPowerDbm,
        @Key(value = "Noise power of a channel.", unit = "dBm", min = -250, max = 50,
                source = FranScenario.OURS) double noiseDbm,
        @Key(value = "Path loss to an access point at 1 km.", unit = "dB", min = -500, max = 500,
                source = "ours; the urban macro model of 3GPP TR 36.814") double fapPathLossAt1KmDb,
        @Key(value = "Path loss to an access point added per factor 10 of distance.", unit = "dB", min = 0, max = 500,
                source = "ours; the urban macro model of 3GPP TR 36.814") double fapPathLossPerDecadeDb,
        @Key(value = "Path loss between devices at 1 km.", unit = "dB", min = -500, max = 500,
                source = "ours; usual for links between devices") double d2dPathLossAt1KmDb,
        @Key(value = "Path loss between devices added per factor 10 of distance.", unit = "dB", min = 0, max = 500,
                source = "ours; usual for links between devices") double d2dPathLossPerDecadeDb) {}
