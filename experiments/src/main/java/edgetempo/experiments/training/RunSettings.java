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
 * Settings common to new and resumed runs. Mutable; not thread-safe.
 *
 * @param <T> the kind of run
 */
public abstract sealed class RunSettings<T extends RunSettings<T>> extends RunControls<T> permits Training, Resumption {
    /** Default number of held-out episodes of an evaluation. */
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

    /** Sets the total number of episodes; at least 1. */
    public T episodes(int count) {
        episodes = Optional.of(Checks.atLeast("episodes", 1, count));
        return self();
    }

    /** Sets the number of last episodes that reference policies play afterwards; 0 plays none. */
    public T references(int count) {
        references = Optional.of(Checks.atLeast("referenceEpisodes", 0, count));
        return self();
    }

    /**
     * Sets the reference policies; may be none. Default: the usual ones, or those of a resumed run.
     *
     * @throws BadInputException if one is not known
     */
    public T references(List<String> names) {
        beside = Optional.of(names.stream().map(name -> Checks.policy("references", name)).distinct().toList());
        return self();
    }

    /**
     * Sets the number of episodes between two evaluations of the policy on held-out episodes, without noise; the best policy is kept, and
     * nothing else changes. 0 for none.
     */
    public T evaluateEvery(int count) {
        evaluateEvery = Optional.of(Checks.atLeast("evaluateEvery", 0, count));
        return self();
    }

    /** Sets the number of held-out episodes of each evaluation; at least 1. */
    public T evaluateEpisodes(int count) {
        evaluateEpisodes = Optional.of(Checks.atLeast("evaluateEpisodes", 1, count));
        return self();
    }

    /** Sets the number of consecutive evaluations without improvement after which training ends; 0 for never. */
    public T patience(int count) {
        patience = Optional.of(Checks.atLeast("patience", 0, count));
        return self();
    }

    /** Sets a listener for every frame and episode, after they were recorded. Runs of several seeds do not call it. */
    public T listener(TrainingListener to) {
        listener = to;
        return self();
    }

    final TrainingListener listener() {
        return listener;
    }

    /**
     * The extent of the run.
     *
     * @param before defaults
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
