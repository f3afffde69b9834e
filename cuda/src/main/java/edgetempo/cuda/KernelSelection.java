package edgetempo.cuda;

import edgetempo.ga.BackendException;
import edgetempo.ga.GaOperators;
import edgetempo.ga.LinearRanking;
import edgetempo.ga.ParentSelection;
import edgetempo.ga.SoftmaxRoulette;
import edgetempo.ga.StochasticUniversalSampling;
import edgetempo.ga.Tournament;
import edgetempo.ga.UniformCrossover;
import edgetempo.scenario.mec.GaSettings;

/** Selections that the kernels have, in the order of their numbers there. */
enum KernelSelection {
    /** {@link SoftmaxRoulette}. */
    SOFTMAX_ROULETTE(SoftmaxRoulette.class),
    /** {@link Tournament}. */
    TOURNAMENT(Tournament.class),
    /** {@link StochasticUniversalSampling}. */
    STOCHASTIC_UNIVERSAL(StochasticUniversalSampling.class),
    /** {@link LinearRanking}. */
    RANK(LinearRanking.class);

    private final Class<? extends ParentSelection> type;

    KernelSelection(Class<? extends ParentSelection> type) {
        this.type = type;
    }

    /**
     * The selection of the settings.
     *
     * @throws BackendException if the kernels support neither it nor the settings' crossover
     */
    static KernelSelection of(GaSettings settings) {
        if (!(GaOperators.installed().crossover(settings) instanceof UniformCrossover)) {
            throw new BackendException("ga.crossover: " + settings.crossover()
                    + " does not run on a GPU; uniform crossover does" + KernelSettings.INSTEAD);
        }
        ParentSelection selection = GaOperators.installed().selection(settings);
        for (KernelSelection one : values()) {
            if (one.type.isInstance(selection)) {
                return one;
            }
        }
        throw new BackendException("ga.selection: " + settings.selection()
                + " does not run on a GPU; EdgeTempo's own selections do" + KernelSettings.INSTEAD);
    }
}
