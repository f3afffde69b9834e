package edgetempo.agents.fran;

/** Hears of training as it goes on, on the thread that trains. */
public interface FranListener {
    /** An epoch of the offloading phase is over. */
    void offloading(Phase1Epoch epoch);

    /** The offloading phase is over. */
    void offloaded(Phase1Learned learned);

    /** Training stands between two epochs, as it does every so many of them and at the end of each phase: it can be saved. */
    void resting(FranTraining training);

    /** An access point has finished; access points come in order, once all are done. */
    void allocated(Phase2Learned learned);
}
