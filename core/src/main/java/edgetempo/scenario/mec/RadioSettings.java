package edgetempo.scenario.mec;

import edgetempo.scenario.key.Key;

/** Radio uplink: path loss, fading, powers and bandwidth. */
public record RadioSettings(
        @Key(value = "Bandwidth W of each server, shared by the users of its cell.", unit = "Hz", min = 1,
                max = 1e12) double bandwidthHz,
        @Key(value = "Transmit power p of a user.", unit = "dBm", min = -100, max = 100) double txPowerDbm,
        @Key(value = "Noise power at the server.", unit = "dBm", min = -250, max = 50) double noiseDbm,
        @Key(value = "Path loss at 1 km.", unit = "dB", min = 0, max = 300) double pathLossAt1KmDb,
        @Key(value = "Path loss per decade of distance.", unit = "dB", min = 0, max = 100) double pathLossPerDecadeDb,
        @Key(value = "Standard deviation of the shadowing of each user's channel to each server, log-normal, drawn once an episode.",
                unit = "dB", min = 0, max = 30, absent = "0", source = "ours") double shadowingDb,
        @Key(value = "Distribution of the power factor X of the channel.",
                source = "published: released code; physical: textbook") Fading fading,
        @Key(value = "When fading is drawn: once a user and slot, known to the solver, or anew for every evaluation.",
                source = "published: released code; physical: ours") FadingRedraw fadingRedraw,
        @Key(value = "Power P in the energy of an uplink transfer: the number of dBm, or the radiated watts.",
                source = "published: released code; physical: textbook") EnergyPower energyPower) {

    /** Power P of the energy model: watts, or the dBm number for {@link EnergyPower#DBM_VALUE}. */
    public double energyPowerValue() {
        return energyPower == EnergyPower.DBM_VALUE ? txPowerDbm : Math.pow(10, txPowerDbm / 10) / 1000;
    }
}
