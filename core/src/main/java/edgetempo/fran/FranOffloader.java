package edgetempo.fran;

/** A way to choose the node of every user: the first phase. */
public interface FranOffloader {
    /** Name on command lines and in tables. */
    String name();

    /**
     * Fills {@link FranDecision#node} of the users that {@link FranDecision#remains remain}, keeping (18a)–(18c).
     *
     * @param decision its holders are set, its nodes are {@link FranDecision#NONE}; modified
     */
    void offload(FranInstance instance, FranDecision decision);
}
