package edgetempo.fran;

/** The constraints (18a)–(18e) of an offloading. */
public enum FranConstraint {
    /** (18a): a user is served by one node at most. */
    ONE_MODE("a user is served by one node at most"),
    /** (18b): a user is served by nodes that it reaches. */
    REACHABLE("a user is served by nodes that it reaches"),
    /** (18c): an access point serves C_m users at most, a cooperative node one. */
    CAPACITY("a node serves no more users than its capacity"),
    /** (18d): the shares of an access point's processor add up to the processor at most. */
    PROCESSOR("the shares of a processor add up to the processor at most"),
    /** (18e): a task comes back no later than the user would have computed it. */
    IN_TIME("a task comes back no later than the user would have computed it");

    private final String words;

    FranConstraint(String words) {
        this.words = words;
    }

    /** The constraint as a sentence, for messages. */
    public String words() {
        return words;
    }
}
