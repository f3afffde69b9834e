package edgetempo.experiments;

import edgetempo.catalogue.Catalogue;
import edgetempo.catalogue.NamedSolver;
import edgetempo.scenario.mec.Scenario;
import edgetempo.scenario.mec.TimeSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** Scenario keys that were set but have no effect, which are worth a warning. */
public final class IgnoredKeys {
    private static final String GENETIC = "ga.";
    private static final String VARIANT = "ga.variant";
    private static final String EPISODES = "agent.episodes";

    private IgnoredKeys() {}

    /**
     * Keys without effect where slots are solved without learning.
     *
     * @param scenario with the overrides
     * @param sets     overrides, each as {@code key=value}
     * @param solvers  all solvers; a key has an effect if one of them uses it
     * @return a line for each key
     */
    public static List<String> ofSolvers(Scenario scenario, List<String> sets, List<NamedSolver> solvers) {
        List<String> lines = new ArrayList<>();
        for (String key : keys(sets)) {
            if (ofLearning(key)) {
                lines.add(key + " has no effect: nobody learns here");
            } else if (ofSolving(key)) {
                List<String> reasons = solvers.stream().map(solver -> ignores(scenario, key, solver))
                        .flatMap(Optional::stream).toList();
                if (!solvers.isEmpty() && reasons.size() == solvers.size()) {
                    lines.add(reasons.getFirst());
                }
            }
        }
        return lines;
    }

    /**
     * Keys without effect in training, or in episodes of a policy that does not learn.
     *
     * @param scenario  with the overrides
     * @param sets      overrides, each as {@code key=value}
     * @param algorithm caching policy or agent
     * @param learns whether it learns
     * @param ignores whether a learning key has no effect on it
     * @param solver slot solver; empty for an algorithm that decides slots itself
     * @return a line for each key
     */
    public static List<String> ofTraining(Scenario scenario, List<String> sets, String algorithm,
            boolean learns, Predicate<String> ignores, Optional<NamedSolver> solver) {
        List<String> lines = new ArrayList<>();
        for (String key : keys(sets)) {
            if (ofLearning(key)) {
                if (!learns && !key.equals(EPISODES)) {
                    lines.add(key + " has no effect: " + algorithm + " does not learn");
                } else if (ignores.test(key)) {
                    lines.add(key + " has no effect on " + algorithm);
                }
            } else if (ofSolving(key)) {
                solver.map(one -> ignores(scenario, key, one))
                        .orElseGet(() -> Optional.of(key + " has no effect: " + algorithm + " solves the slots itself"))
                        .ifPresent(lines::add);
            }
        }
        return lines;
    }

    private static Optional<String> ignores(Scenario scenario, String key, NamedSolver solver) {
        Scenario configured = solver.configure(scenario);
        if (key.equals(VARIANT) && configured.ga().variant() != scenario.ga().variant()) {
            return Optional.of(key + " has no effect: the solver is " + solver.name());
        }
        if (key.equals(TimeSettings.SOLVER)) {
            return Catalogue.standard().solverOf(scenario).equals(solver.text())
                    ? Optional.empty()
                    : Optional.of(key + " has no effect: the solver is " + solver.name());
        }
        return solver.ignores(configured, key);
    }

    private static boolean ofSolving(String key) {
        return key.startsWith(GENETIC) || key.equals(TimeSettings.SOLVER);
    }

    private static boolean ofLearning(String key) {
        return key.startsWith("agent.") || key.startsWith("learning.");
    }

    private static List<String> keys(List<String> sets) {
        return sets.stream().filter(Objects::nonNull)
                .map(set -> set.substring(0, Math.max(0, set.indexOf('='))).strip())
                .distinct().toList();
    }
}
