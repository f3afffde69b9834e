package edgetempo.scenario.mec;

import edgetempo.scenario.key.Choice;

/** Assignment of a trace's requests to users. */
public enum RequestUsers {
    @Choice("Every user requests once in every slot: where a slot has r requests, user i of N makes request ⌊i·r/N⌋. With fewer than users they are "
            + "repeated, with more left out, evenly; slots without a request are left out.")
    EVERY_USER,
    @Choice("Requests are played as they are, the first of a slot by user 1, the next by user 2.")
    IN_ORDER,
    @Choice("Requests are played as they are; a user of the trace is always the same one of N, by a hash of its name, and makes all of its "
            + "requests.")
    HASHED,
    @Choice("Requests are played as they are; the N users with most requests in the training part are played, and requests of others dropped.")
    MOST_ACTIVE;

    /** Whether every request is made exactly once, so that a user may be absent from a slot or request more than once in it. */
    public boolean asTheyAre() {
        return this != EVERY_USER;
    }

    /** Whether the trace must name the user of each request. */
    public boolean named() {
        return this == HASHED || this == MOST_ACTIVE;
    }
}
