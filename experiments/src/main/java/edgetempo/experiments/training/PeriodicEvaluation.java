package edgetempo.experiments.training;

import edgetempo.agents.checkpoint.Safetensors;
import edgetempo.agents.checkpoint.TensorFile;
import edgetempo.agents.policy.PolicyFile;
import edgetempo.agents.training.Learner;
import edgetempo.experiments.evaluation.EvaluationEpisodes;
import edgetempo.experiments.evaluation.HeldOutSeeds;
import edgetempo.experiments.evaluation.TrainedRun;
import edgetempo.mec.EpisodeResult;
import edgetempo.metric.Measurements;
import edgetempo.reports.ReportException;
import edgetempo.reports.csv.TidyCsv;
import edgetempo.reports.run.PeriodicEvaluationOptions;
import edgetempo.reports.stats.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Evaluates the policy of a training run at a fixed interval of episodes, without noise, on held-out episodes, keeps the best one in {@code
 * policy-best.safetensors}, and stops training when it no longer improves.
 *
 * <p>It reads the actor's weights and nothing else of the learner, and plays in separate environments with separate random streams: the run
 * has the same results with and without it. A resumed run continues from the rows of {@code evaluations.csv}.
 */
final class PeriodicEvaluation implements EarlyStop {
    private final PeriodicEvaluationOptions options;
    private final Learner learner;
    private final EvaluationEpisodes evaluation;
    private final Path best;
    private final TrainingEvents events;
    private final TidyCsv.Appender<EvaluatedRow> table;
    private double bestReward = Double.NEGATIVE_INFINITY;
    private int withoutBetter;

    private PeriodicEvaluation(TrainingRequest request, Learner learner, Path folder, TrainingEvents events,
            TidyCsv.Appender<EvaluatedRow> table) {
        options = request.options().evaluation();
        this.learner = learner;
        this.events = events;
        this.table = table;
        evaluation = new EvaluationEpisodes(request.scenario(), request.referenceSolver(), request.backend(),
                HeldOutSeeds.validation(request.seed()), options.episodes(), request.threads());
        best = folder.resolve(TrainedRun.PolicyChoice.BEST.file());
    }

    /**
     * The periodic evaluation that a run requests; {@link EarlyStop#NEVER} if it was asked for none.
     *
     * @param first episodes played before; above 0 if the run is resumed
     */
    static EarlyStop of(TrainingRequest request, Learner learner, Path folder, int first,
            TrainingEvents events) {
        if (request.options().evaluation().every() == 0 || learner.policy().isEmpty()) {
            return NEVER;
        }
        Path file = folder.resolve(EvaluatedRow.FILE_NAME);
        List<EvaluatedRow> rows = rows(file, first);
        PeriodicEvaluation evaluation = new PeriodicEvaluation(request, learner, folder, events, rows.isEmpty()
                ? EvaluatedRow.FORMAT.recreate(file)
                : EvaluatedRow.FORMAT.reopen(file, rows.size()));
        rows.forEach(row -> evaluation.count(row.reward()));
        int last = rows.isEmpty() ? 0 : rows.getLast().episodes();
        if (first > last && first % evaluation.options.every() == 0) {
            // Killed after the checkpoint and before its evaluation, or robbed of the row: the state to evaluate is at hand.
            evaluation.evaluate(first);
        }
        return evaluation;
    }

    /** The rows of a run that is resumed; none of a file that is not there, or was killed before its header was whole. */
    private static List<EvaluatedRow> rows(Path file, int first) {
        if (first == 0 || !Files.exists(file)) {
            return List.of();
        }
        return EvaluatedRow.FORMAT.read(file).stream().filter(row -> row.episodes() <= first).toList();
    }

    /** Whether the requested number of consecutive evaluations brought no improvement. */
    @Override
    public boolean exhausted() {
        return options.patience() > 0 && withoutBetter >= options.patience();
    }

    @Override
    public void episode(EpisodeResult result, Measurements progress) {
        int episodes = result.episode() + 1;
        if (episodes % options.every() == 0) {
            evaluate(episodes);
        }
    }

    private void evaluate(int episodes) {
        TensorFile weights = learner.policy().orElseThrow();
        boolean better;
        Summary reward;
        try {
            PolicyFile policy = PolicyFile.of(best, weights);
            reward = Summary.of(evaluation
                    .play(() -> policy.policy(learner.name(), evaluation.scenario())).episodes().stream()
                    .mapToDouble(EpisodeResult::reward).toArray());
            better = count(reward.mean());
            if (better) {
                Safetensors.write(best, weights);
            }
        } catch (IOException e) {
            throw ReportException.writing(best, e);
        }
        table.append(new EvaluatedRow(episodes, reward.mean(), reward.standardError(), better ? 1 : 0));
        table.sync();
        events.evaluated(episodes - 1, reward.mean());
    }

    private boolean count(double reward) {
        boolean better = reward > bestReward;
        bestReward = Math.max(bestReward, reward);
        withoutBetter = better ? 0 : withoutBetter + 1;
        return better;
    }

    @Override
    public void close() {
        table.close();
    }
}
