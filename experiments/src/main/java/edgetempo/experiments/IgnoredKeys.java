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

/** Scenario keys that somebody set and that nobody looks at: worth a warning, because whoever sets one expects something of it. */
public final class IgnoredKeys {
    private static final String GENETIC = "ga.";
    private static final String VARIANT = "ga.variant";
    private static final String EPISODES = "agent.episodes";

    private IgnoredKeys() {}

    /**
     * What is ignored where slots are solved and nobody learns.
     *
     * @param scenario with the overrides
     * @param sets     overrides, each as {@code key=value}
     * @param solvers  everyone who solves; a key counts where one of them looks at it
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
     * What is ignored in training, or in episodes of a policy that does not learn.
     *
     * @param scenario  with the overrides
     * @param sets      overrides, each as {@code key=value}
     * @param algorithm who caches
     * @param learns    whether that learns
     * @param ignores   whether that looks at none of a key of learning
     * @param solver    who solves the slots; empty for an algorithm that does that itself
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
