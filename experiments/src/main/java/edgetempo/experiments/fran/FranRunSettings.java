package edgetempo.experiments.fran;

import edgetempo.experiments.RunControls;

/**
 * Settings common to new and resumed runs of both phases; threads are access points trained in parallel. Mutable; not
 * thread-safe.
 *
 * @param <T> the kind of run
 */
public abstract sealed class FranRunSettings<T extends FranRunSettings<T>> extends RunControls<T>
        permits FranTrainingRun, FranResumption {
    FranRunSettings() {}
}
