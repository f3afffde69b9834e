package edgetempo.scenario.fran;

import edgetempo.scenario.key.Choice;

/** Observation of the offloading agent. */
public enum FranObservation {
    @Choice("The 0/1 choices made so far: (M + K)·N values. It does not say whose turn it is.")
    PUBLISHED,
    @Choice("The same, then whose turn it is (N), what each node would earn that user (M + K), and the share of "
            + "each node's capacity that is free (M + K).")
    EXTENDED
}
