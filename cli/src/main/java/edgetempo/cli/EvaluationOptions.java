package edgetempo.cli;

import edgetempo.experiments.training.RunSettings;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Evaluation on the way. */
final class EvaluationOptions {
    @Option(names = "--evaluate-every", paramLabel = "N",
            description = "Plays the policy without noise on held-out episodes every N episodes, into evaluations.csv, and keeps the best"
                    + " in policy-best.safetensors; changes nothing else. Default: 0, never.")
    private Optional<Integer> every = Optional
            .empty();

    @Option(names = "--evaluate-episodes", paramLabel = "N",
            description = "Held-out episodes of each evaluation. Default: "
                    + RunSettings.DEFAULT_EVALUATION_EPISODES + ".")
    private Optional<Integer> episodes = Optional.empty();

    @Option(names = "--patience", paramLabel = "N",
            description = "Ends training after N evaluations in a row without a better one. Default: 0, never.")
    private Optional<Integer> patience = Optional
            .empty();

    void apply(RunSettings<?> run) {
        every.ifPresent(run::evaluateEvery);
        episodes.ifPresent(run::evaluateEpisodes);
        patience.ifPresent(run::patience);
    }
}
