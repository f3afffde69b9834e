package edgetempo.fran;

/** A way to divide the processor of an access point: the second phase. */
public interface FranAllocator {
    /** Name on command lines and in tables. */
    String name();

    /**
     * Fills {@link FranDecision#processorHz} of the users that share an access point's processor, keeping (18d).
     *
     * @param users    [count or more] who shares; not modified
     * @param count    how many they are, at least one
     * @param decision modified
     */
    void allocate(FranInstance instance, int fap, int[] users, int count, FranDecision decision);
}
