package edgetempo.sweep;

/** What is kept of a run that has ended. */
public enum Keep {
    /** Its figures and its learning curve. */
    FIGURES,
    /** Its folder too, under {@code runs/<key>}. */
    RUN
}
