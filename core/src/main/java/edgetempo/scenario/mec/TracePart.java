package edgetempo.scenario.mec;

import edgetempo.scenario.key.Choice;

/** Part of a trace that is simulated. */
public enum TracePart {
    @Choice("The first frames, for training.")
    TRAIN,
    @Choice("The frames after them, for evaluation.")
    TEST,
    @Choice("All frames.")
    ALL
}
