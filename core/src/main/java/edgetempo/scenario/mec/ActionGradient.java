package edgetempo.scenario.mec;

import edgetempo.scenario.key.Choice;

/** What the critic sees of the actor's plan when the actor learns. */
public enum ActionGradient {
    @Choice("The outputs as they are, in (−1, 1).")
    OUTPUT,
    @Choice("Their signs, with the gradient passed straight through to the outputs.")
    STRAIGHT_THROUGH
}
