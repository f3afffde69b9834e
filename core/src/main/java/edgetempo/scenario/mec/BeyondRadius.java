package edgetempo.scenario.mec;

import edgetempo.scenario.key.Choice;

/** What happens to users that are too far from their server. */
public enum BeyondRadius {
    @Choice("Users of the file that are too far are not played; where users come from no file, nobody is too far.")
    NOT_PLAYED,
    @Choice("Who is too far computes locally, whatever the slot solver decides.")
    LOCAL
}
