package edgetempo.scenario.fran;

import edgetempo.scenario.key.Choice;

/** Order in which users choose in an offloading epoch. */
public enum UserOrder {
    @Choice("By index, the same in every epoch.")
    FIXED,
    @Choice("Shuffled anew for every epoch.")
    RANDOM
}
