package edgetempo.agents.fran;

/** Hears of training as it goes on, on the thread that trains. */
public interface FranListener {
    /** An epoch of the offloading phase is over. */
    void offloading(Phase1Epoch epoch);

    /** The offloading phase is over. */
    void offloaded(Phase1Learned learned);

    /** An access point has finished; access points come in order, once all are done. */
    void allocated(Phase2Learned learned);
}
