package edgetempo.reports.gate;

import com.fasterxml.jackson.annotation.JsonValue;

/** Verdict on one benchmark. */
public enum Verdict {
    /** Slower by at least the threshold, confirmed; or it allocates more. */
    REGRESSED("regressed"),
    /** Faster by at least the threshold, confirmed; or it allocates less and is not slower. */
    IMPROVED("improved"),
    /** Neither could be established. */
    NO_CLEAR_CHANGE("no clear change"),
    /** Both sides have it, but nothing can be said: one fork tells nothing of times, and bytes are not known or not more. */
    NOT_JUDGED("not judged"),
    /** The candidate lacks it, or could not run it. */
    ONLY_IN_BASE("only in base"),
    /** The base lacks it, or could not run it. */
    ONLY_IN_CANDIDATE("only in candidate");

    private final String label;

    Verdict(String label) {
        this.label = label;
    }

    /** Display text. */
    @JsonValue
    public String label() {
        return label;
    }
}
