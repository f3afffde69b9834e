package edgetempo.ga;

import edgetempo.scenario.mec.GaMutationSchedule;
import edgetempo.scenario.mec.GaSettings;

/** Tables that operators compute once from their settings, for kernels on other devices. */
public final class KernelTables {
    private KernelTables() {}

    /** Threshold that a random word is below, unsigned, with the given probability; 1 stands for 1 − 2⁻³². */
    public static int threshold(double probability) {
        return (int) Mating.threshold(probability);
    }

    /** Factor that spreads words below a threshold, halved and moved to the middle of their cells, over (0, 1). */
    public static float spread(int threshold) {
        return (float) (2.0 / Math.max(1, Integer.toUnsignedLong(threshold)));
    }

    /** [population] cumulative weights of the ranks of {@link LinearRanking}, the least fit first. */
    public static double[] rankWeights(GaSettings settings) {
        return LinearRanking.cumulative(settings.population(), settings.rankPressure());
    }

    /**
     * Mutation probabilities: one where they are constant, one per generation of parents where they decay, and one per number of
     * doublings, up to
     * {@link #maxDoublings}, where they follow stagnation.
     */
    public static double[] mutationProbabilities(GaSettings settings) {
        MutationRate rate = new MutationRate(settings);
        GaMutationSchedule schedule = settings.mutationSchedule();
        int entries = switch (schedule) {
            case CONSTANT -> 1;
            case LINEAR_DECAY -> Math.max(1, settings.generations() - 1);
            case STAGNATION -> maxDoublings() + 1;
        };
        double[] probabilities = new double[entries];
        for (int e = 0; e < entries; e++) {
            probabilities[e] = schedule == GaMutationSchedule.STAGNATION ? rate.at(0, e) : rate.at(e, 0);
        }
        return probabilities;
    }

    /** Doublings beyond which stagnation changes nothing any more. */
    public static int maxDoublings() {
        return MutationRate.MAX_DOUBLINGS;
    }
}
