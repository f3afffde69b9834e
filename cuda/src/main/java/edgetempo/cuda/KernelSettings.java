package edgetempo.cuda;

import edgetempo.ga.BackendException;
import edgetempo.scenario.mec.FadingRedraw;
import edgetempo.scenario.mec.FrequencyContenders;
import edgetempo.scenario.mec.GaMutationSchedule;
import edgetempo.scenario.mec.GaResult;
import edgetempo.scenario.mec.GaSettings;
import edgetempo.scenario.mec.GaVariant;
import edgetempo.scenario.mec.Scenario;
import java.util.Locale;

/**
 * Kernel parameters from a scenario.
 *
 * @param discrete  whether share genes are levels
 * @param redrawn   whether fading is redrawn for every evaluation
 * @param rounds    whether shares are rounded
 * @param hitsOnly  whether only hits compete for a processor
 * @param lastLeads whether the result is the leader of the last generation
 * @param schedule  how the kernel chooses the entry of its table of mutation rates
 */
record KernelSettings(boolean discrete, boolean redrawn, boolean rounds, boolean hitsOnly, boolean lastLeads,
        int schedule) {
    /** Largest number of individuals of a block. */
    static final int MAX_POPULATION = 1024;
    /** Scales up to which float arithmetic rounds shares; beyond, they are not rounded, as in {@link edgetempo.ga.FloatFitness}. */
    private static final double MAX_SCALE = 0x1p21;
    /** What to do where the kernels cannot. */
    static final String INSTEAD = "; use --backend vector, or auto";

    /**
     * Extracts the parameters.
     *
     * @throws BackendException if the kernels do not support the settings
     */
    static KernelSettings of(Scenario scenario) {
        GaSettings settings = scenario.ga();
        if (settings.variant() == GaVariant.JOINT || settings.variant() == GaVariant.MEMETIC) {
            throw new BackendException(
                    "ga.variant: " + settings.variant() + " does not run on a GPU; IMPROVED and DISCRETE do"
                            + INSTEAD);
        }
        if (settings.population() > MAX_POPULATION) {
            throw new BackendException("ga.population: " + settings.population()
                    + " individuals are too many for a block of a GPU, which takes at most " + MAX_POPULATION
                    + INSTEAD);
        }
        if (scenario.network().servers() > Integer.SIZE) {
            throw new BackendException("network.servers: " + scenario.network().servers()
                    + " are too many for a GPU, which plays up to " + Integer.SIZE + INSTEAD);
        }
        KernelSelection.of(settings);
        boolean redrawn = redraws(scenario);
        return new KernelSettings(settings.variant() == GaVariant.DISCRETE, redrawn,
                scenario.shares().decimals() >= 0 && scale(scenario) <= MAX_SCALE,
                scenario.shares().frequencyContenders() == FrequencyContenders.HITS,
                settings.result() == GaResult.BEST_OF_LAST_GENERATION || settings.elites() > 0 && !redrawn,
                scheduleOf(settings.mutationSchedule()));
    }

    private static int scheduleOf(GaMutationSchedule schedule) {
        return switch (schedule) {
            case CONSTANT -> 0;
            case LINEAR_DECAY -> 1;
            case STAGNATION -> 2;
        };
    }

    /** Whether fading is redrawn for every evaluation. */
    static boolean redraws(Scenario scenario) {
        return scenario.radio().fadingRedraw() == FadingRedraw.PER_EVALUATION;
    }

    /** Factor by which shares are multiplied before rounding. */
    static double scale(Scenario scenario) {
        return Math.pow(10, scenario.shares().decimals());
    }

    /** Name of the kernel for a population of a width. */
    String kernel(int stride) {
        boolean narrow = stride == BlockLayout.WARP;
        String width = !narrow ? "wide" : rounds || redrawn ? "narrow" : "plain";
        return String.format(Locale.ROOT, "ga_%s_%s", discrete ? "discrete" : "improved", width)
                .toLowerCase(Locale.ROOT);
    }

    /** Name of the kernel that only evaluates. */
    String fitnessKernel(int stride) {
        return String.format(Locale.ROOT, "fitness_%s_%s", discrete ? "discrete" : "improved",
                stride == BlockLayout.WARP && !rounds && !redrawn ? "plain" : "wide");
    }
}
