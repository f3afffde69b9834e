package edgetempo.fran;

import edgetempo.scenario.fran.FranRadioSettings;

/**
 * A kind of radio link: R = W·log2(1 + p·g/σ²) with the path loss of its distance. Channels do not interfere.
 *
 * @param bandwidthHz         W, Hz
 * @param powerW              p, W
 * @param snrAt1Km            signal-to-noise ratio at 1 km, linear
 * @param pathLossPerDecadeDb path loss added per factor 10 of distance, dB
 */
record RadioLink(double bandwidthHz, double powerW, double snrAt1Km, double pathLossPerDecadeDb) {
    /** From a user to an access point. */
    static RadioLink toFap(FranRadioSettings radio) {
        return of(radio.fapBandwidthHz(), radio.fapTxPowerDbm(), radio.noiseDbm(), radio.fapPathLossAt1KmDb(),
                radio.fapPathLossPerDecadeDb());
    }

    /** From a user to a cooperative node. */
    static RadioLink toDcn(FranRadioSettings radio) {
        return of(radio.d2dBandwidthHz(), radio.d2dTxPowerDbm(), radio.noiseDbm(), radio.d2dPathLossAt1KmDb(),
                radio.d2dPathLossPerDecadeDb());
    }

    private static RadioLink of(double bandwidthHz, double powerDbm, double noiseDbm, double lossAt1KmDb,
            double perDecadeDb) {
        return new RadioLink(bandwidthHz, Math.pow(10, powerDbm / 10 - 3),
                Math.pow(10, (powerDbm - noiseDbm - lossAt1KmDb) / 10), perDecadeDb);
    }

    /** Rate at a distance, bit/s; 0 where the signal is lost altogether. */
    double rateBps(double distanceM) {
        double snr = snrAt1Km * Math.pow(distanceM / 1000, -pathLossPerDecadeDb / 10);
        return bandwidthHz * Math.log1p(snr) / Math.log(2);
    }
}
