package edgetempo.experiments.training;

import edgetempo.agents.training.TrainingListener;
import edgetempo.experiments.BadInputException;
import edgetempo.experiments.Checks;
import edgetempo.experiments.RunControls;
import edgetempo.reports.run.PeriodicEvaluationOptions;
import edgetempo.reports.run.RunOptions;
import java.util.List;
import java.util.Optional;

/**
 * What can be said of a run that begins and of one that goes on. Mutable; not thread-safe.
 *
 * @param <T> the kind of run
 */
public abstract sealed class RunSettings<T extends RunSettings<T>> extends RunControls<T> permits Training, Resumption {
    /** Held-out episodes of an evaluation, unless set. */
    public static final int DEFAULT_EVALUATION_EPISODES = 20;

    private Optional<Integer> episodes = Optional.empty();
    private Optional<Integer> references = Optional.empty();
    private Optional<List<String>> beside = Optional.empty();
    private Optional<Integer> evaluateEvery = Optional.empty();
    private Optional<Integer> evaluateEpisodes = Optional.empty();
    private Optional<Integer> patience = Optional.empty();
    private TrainingListener listener = new TrainingListener() {
    };

    RunSettings() {}

    /** Episodes that there are in the end; at least 1. */
    public T episodes(int count) {
        episodes = Optional.of(Checks.atLeast("episodes", 1, count));
        return self();
    }

    /** How many of the last episodes policies that do not learn play afterwards, to compare with; 0 plays none. */
    public T references(int count) {
        references = Optional.of(Checks.atLeast("referenceEpisodes", 0, count));
        return self();
    }

    /**
     * Those policies; may be none. Unless set the usual ones, or where a run goes on its own.
     *
     * @throws BadInputException if one is not known
     */
    public T references(List<String> names) {
        beside = Optional.of(names.stream().map(name -> Checks.policy("references", name)).distinct().toList());
        return self();
    }

    /**
     * Plays the policy on held-out episodes, without noise, every so many episodes, and keeps the best; changes nothing else. 0 for never.
     */
    public T evaluateEvery(int count) {
        evaluateEvery = Optional.of(Checks.atLeast("evaluateEvery", 0, count));
        return self();
    }

    /** Held-out episodes of each of those evaluations; at least 1. */
    public T evaluateEpisodes(int count) {
        evaluateEpisodes = Optional.of(Checks.atLeast("evaluateEpisodes", 1, count));
        return self();
    }

    /** Ends training after so many evaluations in a row without a better one; 0 for never. */
    public T patience(int count) {
        patience = Optional.of(Checks.atLeast("patience", 0, count));
        return self();
    }

    /** Hears of every frame and episode, after they were recorded. Seeds that run side by side are not heard of. */
    public T listener(TrainingListener to) {
        listener = to;
        return self();
    }

    final TrainingListener listener() {
        return listener;
    }

    /**
     * How far to go.
     *
     * @param before what holds where nothing was set
     * @param learns whether there is a policy to evaluate
     * @throws BadInputException if settings do not go together
     */
    final RunOptions options(RunOptions before, boolean learns) {
        return new RunOptions(episodes.orElse(before.episodes()), references.orElse(before.references()),
                beside.or(before::referencePolicies), checkpointEveryOr(before.checkpointEvery()),
                evaluation(before.evaluation(), learns));
    }

    private PeriodicEvaluationOptions evaluation(PeriodicEvaluationOptions before, boolean learns) {
        int every = evaluateEvery.orElse(before.every());
        int most = patience.orElse(before.patience());
        if (every == 0) {
            if (most > 0 || evaluateEpisodes.isPresent()) {
                String needs = patience.isPresent() ? "patience" : "evaluateEpisodes";
                throw new BadInputException(
                        name -> name.apply(needs) + ": needs " + name.apply("evaluateEvery") + " of at least 1");
            }
            return PeriodicEvaluationOptions.NONE;
        }
        if (!learns) {
            throw BadInputException.of("evaluateEvery", "the policy does not learn; allowed: 0");
        }
        return new PeriodicEvaluationOptions(every,
                evaluateEpisodes
                        .orElse(before.equals(PeriodicEvaluationOptions.NONE)
                                ? DEFAULT_EVALUATION_EPISODES
                                : before.episodes()),
                most);
    }
}
