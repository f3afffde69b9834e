package edgetempo.experiments.training;

import edgetempo.agents.training.AgentProvider;
import edgetempo.agents.training.BuiltInAgents;
import edgetempo.agents.training.Learner;
import edgetempo.agents.training.NamedAgent;
import edgetempo.agents.training.PolicyLearner;
import edgetempo.catalogue.Catalogue;
import edgetempo.catalogue.CatalogueException;
import edgetempo.catalogue.NameAndSettings;
import edgetempo.catalogue.Trait;
import edgetempo.experiments.BadInputException;
import edgetempo.experiments.Checks;
import edgetempo.mec.SlotSolver;
import edgetempo.scenario.mec.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.tensorflow.proto.ConfigProto;

/** Algorithms by name: agents, and policies that do not learn. A name may have settings in braces. */
public final class Learners {
    private Learners() {}

    /** Every name: agents first, then policies that do not learn. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(agents());
        names.addAll(Catalogue.standard().policies().names());
        return names;
    }

    /** Names of agents. */
    public static List<String> agents() {
        return Catalogue.standard().of(AgentProvider.KIND).names();
    }

    /**
     * Returns the algorithm if it is valid.
     *
     * @param setting whose value it is
     * @throws BadInputException if the name is unknown, or a setting is not understood
     */
    public static String check(String setting, String algorithm) {
        Checks.named(setting, algorithm, names());
        try {
            if (learns(algorithm)) {
                NamedAgent.of(Catalogue.standard(), algorithm);
            } else {
                Catalogue.standard().policy(algorithm);
            }
        } catch (CatalogueException e) {
            throw BadInputException.of(setting, e.getMessage());
        }
        return algorithm;
    }

    /** Whether the algorithm is an agent. */
    public static boolean learns(String algorithm) {
        return agents().contains(NameAndSettings.parse(algorithm).name());
    }

    /** Whether a scenario key has no effect on an agent; false for what does not learn. */
    public static boolean ignores(String algorithm, String key) {
        return learns(algorithm) && NamedAgent.of(Catalogue.standard(), algorithm).ignores(key);
    }

    /** Whether the algorithm needs TensorFlow. */
    public static boolean needsTensorFlow(String algorithm) {
        return has(algorithm, Trait.TENSORFLOW);
    }

    /** Whether the algorithm decides the slots itself, so that its name is that of the slot solver too. */
    public static boolean solvesSlots(String algorithm) {
        return has(algorithm, Trait.SOLVES_SLOTS);
    }

    private static boolean has(String algorithm, Trait trait) {
        return learns(algorithm) && NamedAgent.of(Catalogue.standard(), algorithm).has(trait);
    }

    /** The default algorithm of a scenario: {@code lstm-recall} where applicable, else {@code lstm-ddpg}. */
    public static String defaultAlgorithm(Scenario scenario) {
        return BuiltInAgents.usual(scenario);
    }

    /** The default slot solver: the agent itself if it decides slots, or the scenario's solver. */
    public static String defaultSolver(String algorithm, Scenario scenario) {
        return solvesSlots(algorithm) ? algorithm : Catalogue.standard().solverOf(scenario);
    }

    /**
     * Creates a learner: an agent, or a policy that does not learn.
     *
     * @param config of a TensorFlow session
     * @param solver makes slot solvers of the kind that solves the episodes
     * @param threads that learning and planning may take, at least 1; what is learned does not depend on it
     * @throws BadInputException if the algorithm cannot work with this scenario or solver
     */
    public static Learner create(String algorithm, Scenario scenario, long seed, Supplier<ConfigProto> config,
            Supplier<SlotSolver> solver, int threads) {
        try {
            if (learns(algorithm)) {
                return NamedAgent.of(Catalogue.standard(), algorithm).create(scenario, seed, config, solver, threads);
            }
            return new PolicyLearner(Catalogue.standard().policy(algorithm).create(scenario, seed, solver), seed);
        } catch (IllegalArgumentException e) {
            throw BadInputException.of("algorithm", e.getMessage());
        }
    }
}
