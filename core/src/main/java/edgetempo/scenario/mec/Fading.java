package edgetempo.scenario.mec;

import edgetempo.scenario.key.Choice;

/** Distribution of the fading factor X that multiplies the power gain of a channel. */
public enum Fading {
    @Choice("X is the Rayleigh(1) amplitude itself, as in the released code.")
    RAYLEIGH_AMPLITUDE_ON_POWER,
    @Choice("X is the power of a Rayleigh channel: exponential with mean 1.")
    RAYLEIGH_POWER
}
