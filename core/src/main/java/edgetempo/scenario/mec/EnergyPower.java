package edgetempo.scenario.mec;

import edgetempo.scenario.key.Choice;

/** Value of the transmit power P in the energy of an uplink transfer. */
public enum EnergyPower {
    @Choice("The dBm value taken as if it were watts, as in the released code.")
    DBM_VALUE,
    @Choice("The radiated power in watts.")
    RADIATED_WATTS
}
