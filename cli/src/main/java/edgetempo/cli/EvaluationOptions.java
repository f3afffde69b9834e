package edgetempo.cli;

import edgetempo.experiments.BadInputException;
import edgetempo.experiments.evaluation.Evaluation;
import edgetempo.reports.run.PeriodicEvaluationOptions;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Evaluation on the way. */
final class EvaluationOptions {
    private static final int EPISODES = 20;

    @Option(names = "--evaluate-every", paramLabel = "N",
            description = "Plays the policy without noise on held-out episodes every N episodes, into evaluations.csv, and keeps the best"
                    + " in policy-best.safetensors; changes nothing else. Default: 0, never.")
    private Optional<Integer> every = Optional
            .empty();

    @Option(names = "--evaluate-episodes", paramLabel = "N",
            description = "Held-out episodes of each evaluation. Default: "
                    + EPISODES + ".")
    private Optional<Integer> episodes = Optional.empty();

    @Option(names = "--patience", paramLabel = "N",
            description = "Ends training after N evaluations in a row without a better one. Default: 0, never.")
    private Optional<Integer> patience = Optional
            .empty();

    /**
     * What was asked for.
     *
     * @param before what holds where an option was not given
     * @param learns whether there is a policy to evaluate
     * @throws BadInputException if the options do not go together
     */
    PeriodicEvaluationOptions resolve(PeriodicEvaluationOptions before, boolean learns) {
        PeriodicEvaluationOptions options = new PeriodicEvaluationOptions(every.orElse(before.every()),
                episodes.orElse(before.equals(PeriodicEvaluationOptions.NONE) ? EPISODES : before.episodes()),
                patience.orElse(before.patience()));
        require("--evaluate-every", options.every(), 0);
        require("--evaluate-episodes", options.episodes(), 1);
        require("--patience", options.patience(), 0);
        if (options.every() == 0) {
            if (options.patience() > 0 || episodes.isPresent()) {
                throw new BadInputException((patience.isPresent() ? "--patience" : "--evaluate-episodes")
                        + ": needs --evaluate-every of at least 1");
            }
            return PeriodicEvaluationOptions.NONE;
        }
        if (!learns) {
            throw new BadInputException("--evaluate-every: the policy does not learn; allowed: 0");
        }
        return options;
    }

    private static void require(String option, int value, int least) {
        if (value < least) {
            throw new BadInputException(option + ": " + value + " is out of range; allowed: at least " + least);
        }
    }
}
