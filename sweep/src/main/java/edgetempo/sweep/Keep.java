package edgetempo.sweep;

/** What is kept of a finished run. */
public enum Keep {
    /** Its figures and its learning curve. */
    FIGURES,
    /** Its folder too, under {@code runs/<key>}. */
    RUN
}
