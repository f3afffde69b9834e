package edgetempo.scenario.fran;

import edgetempo.scenario.key.Choice;

/** Head of the offloading network. */
public enum FranNetwork {
    @Choice("A state value and advantages, Q = V + A − mean A (eq. 26).")
    DUELING,
    @Choice("One value an action.")
    PLAIN
}
