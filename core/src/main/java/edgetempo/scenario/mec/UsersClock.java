package edgetempo.scenario.mec;

import edgetempo.scenario.key.Choice;

/** Alignment of the times in a trajectory file with those in a file of requests. */
public enum UsersClock {
    @Choice("The first row of all users is at the start of the requests: at the first one, or at requests.from.")
    OWN_START,
    @Choice("Both files have times of one clock.")
    OF_REQUESTS
}
