package edgetempo.scenario.mec;

import edgetempo.scenario.key.Choice;

/** How the actor's plan enters the critic when the policy gradient is computed. */
public enum ActionGradient {
    @Choice("The outputs as they are, in (−1, 1).")
    OUTPUT,
    @Choice("Their signs, with the gradient passed straight through to the outputs.")
    STRAIGHT_THROUGH
}
