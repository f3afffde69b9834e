package edgetempo.scenario.mec;

import edgetempo.scenario.key.Choice;

/** When the fading factors are drawn. */
public enum FadingRedraw {
    @Choice("One draw per user and slot, known to the solver.")
    PER_SLOT,
    @Choice("The threshold's and the uplink's factor are drawn anew, independently, for every fitness evaluation.")
    PER_EVALUATION
}
