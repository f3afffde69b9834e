package edgetempo.experiments.evaluation;

import edgetempo.reports.run.FolderNames;
import edgetempo.scenario.ScenarioWriter;
import java.util.List;
import java.util.Optional;

/**
 * The name of an evaluation's files: {@code evaluate-<scenario>}, then deviations from the defaults, so that different evaluations do not
 * overwrite each other.
 *
 * @param policy     label of the run's policy, {@code -best} for the best one
 * @param solver     slot solver, where it is not the default
 * @param seed       root of the episodes' random streams, where it is not the default
 * @param overrides  of keys
 * @param references where they are not the defaults
 */
record EvaluationName(String policy, Optional<String> solver, int episodes, Optional<Long> seed, List<String> overrides,
        Optional<List<String>> references) {
    private static final int DIGITS = 8;

    /** The name without an extension. */
    String of(EvaluationEpisodes play) {
        StringBuilder name = new StringBuilder("evaluate-").append(FolderNames.safe(play.scenario().name()))
                .append(policy);
        solver.ifPresent(text -> name.append('-').append(FolderNames.safe(text)));
        if (episodes != Evaluation.DEFAULT_EPISODES) {
            name.append("-e").append(episodes);
        }
        seed.ifPresent(root -> name.append("-s").append(root));
        if (!overrides.isEmpty()) {
            name.append("-set-").append(ScenarioWriter.sha256(play.scenario()), 0, DIGITS);
        }
        references.ifPresent(names -> name.append("-vs-")
                .append(names.isEmpty() ? "none" : FolderNames.safe(String.join("+", names))));
        return name.toString();
    }
}
