package edgetempo.ga;

import edgetempo.scenario.mec.GaSettings;

/**
 * Chooses as many parents as there are individuals. Every child brings random words of its own: word 0 chooses its parent, words 1 and
 * 2 belong to {@link Mating}, further ones to selections that ask for more. Allocates nothing once constructed.
 */
sealed interface ParentSelection permits SoftmaxRoulette, StochasticUniversalSampling, Tournament, LinearRanking {
    /** Words of a child that every selection leaves to the choice of its mate, behind its own first one. */
    int MATING_WORDS = 2;

    /** The selection of the settings, for populations of the settings' size. */
    static ParentSelection of(GaSettings settings) {
        return switch (settings.selection()) {
            case SOFTMAX_ROULETTE -> new SoftmaxRoulette(settings.population());
            case STOCHASTIC_UNIVERSAL -> new StochasticUniversalSampling(settings.population());
            case TOURNAMENT -> new Tournament(settings.population(), settings.tournamentSize());
            case RANK -> new LinearRanking(settings.population(), settings.rankPressure());
        };
    }

    /** Random words a child, those of its mating included. */
    default int words() {
        return 1 + MATING_WORDS;
    }

    /**
     * Chooses.
     *
     * @param fitness [population] or longer. Not modified.
     * @param words   word w of child i at {@code w·stride + i}. Not modified.
     * @param stride  distance between words of a child
     * @param parent  [population] or longer, receives the parent of each child. Modified.
     */
    void select(double[] fitness, int[] words, int stride, int[] parent);
}
