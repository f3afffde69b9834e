package edgetempo.experiments.fran;

import edgetempo.experiments.RunControls;

/**
 * What can be said of a run of both phases that begins and of one that goes on; threads are access points that train at a time. Mutable; not
 * thread-safe.
 *
 * @param <T> the kind of run
 */
public abstract sealed class FranRunSettings<T extends FranRunSettings<T>> extends RunControls<T>
        permits FranTrainingRun, FranResumption {
    FranRunSettings() {}
}
