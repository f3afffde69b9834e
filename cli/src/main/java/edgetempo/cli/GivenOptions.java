package edgetempo.cli;

import edgetempo.experiments.BadInputException;
import java.nio.file.Path;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What was typed, as against what holds because nothing was; and the rules that both trainings have for it.
 *
 * @param spec of the command
 */
record GivenOptions(CommandSpec spec) {
    private static final String SEED = "--seed";
    private static final String PARALLEL = "--parallel";

    /** Whether an option was typed. */
    boolean has(String option) {
        return spec.commandLine().getParseResult().hasMatchedOption(option);
    }

    /** Refuses one seed where there is a list of them. */
    void refuseSeedBesideSeeds(boolean seeds) {
        if (seeds && has(SEED)) {
            throw new BadInputException(SEED + ": cannot be given with --seeds; allowed: one of them");
        }
    }

    /**
     * Refuses options that would make another run of the one that goes on.
     *
     * @param fixed   names of options whose values are the run's own
     * @param allowed what is said instead
     */
    void refuseWithResume(Set<String> fixed, String allowed) {
        for (OptionSpec option : spec.options()) {
            if (fixed.contains(option.longestName()) && has(option.longestName())) {
                throw new BadInputException(option.longestName()
                        + ": cannot be given with --resume, which keeps the run's own; allowed: " + allowed);
            }
        }
    }

    /** Refuses runs side by side where there is one. */
    void refuseParallelOfOne(Path folder) {
        if (has(PARALLEL)) {
            throw new BadInputException(PARALLEL + ": " + folder + " is one run; allowed with a folder of --seeds");
        }
    }
}
