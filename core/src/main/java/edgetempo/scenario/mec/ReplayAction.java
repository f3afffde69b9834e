package edgetempo.scenario.mec;

import edgetempo.scenario.key.Choice;

/** Which action of a frame the agent learns from. */
public enum ReplayAction {
    @Choice("The plan that was carried out, 1 for cached and −1 for not: what the reward really depends on.")
    EXECUTED,
    @Choice("The actor's noisy output before it is cut at 0, as in the released code.")
    RAW
}
