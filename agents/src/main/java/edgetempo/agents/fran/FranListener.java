package edgetempo.agents.fran;

/** Receives events of training, on the training thread. */
public interface FranListener {
    /** Called after an epoch of the offloading phase. */
    void offloading(Phase1Epoch epoch);

    /** Called after the offloading phase. */
    void offloaded(Phase1Learned learned);

    /** Called between two epochs, at a fixed interval and at the end of each phase, when training can be saved. */
    void resting(FranTraining training);

    /** Called for each access point, in order, once all have finished. */
    void allocated(Phase2Learned learned);
}
