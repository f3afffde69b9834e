package edgetempo.experiments.training;

import edgetempo.agents.ddpg.LstmDdpg;
import edgetempo.agents.ddpg.PlainDdpg;
import edgetempo.agents.ddpg.TwinDdpg;
import edgetempo.agents.training.DdpgLearner;
import edgetempo.agents.training.Learner;
import edgetempo.agents.training.PolicyLearner;
import edgetempo.agents.training.TwinDdpgLearner;
import edgetempo.caching.CachingPolicies;
import edgetempo.experiments.BadInputException;
import edgetempo.mec.LargeTimescaleState;
import edgetempo.mec.SlotSolver;
import edgetempo.registry.SlotSolvers;
import edgetempo.scenario.mec.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.tensorflow.proto.ConfigProto;

/** Learners by the name of their algorithm. */
public final class Learners {
    private static final String TWIN = "twin-ddpg";
    private static final List<String> LEARNING = List.of("lstm-ddpg", "ddpg", TWIN);

    private Learners() {}

    /** Every name: agents first, then policies that do not learn. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(LEARNING);
        names.addAll(CachingPolicies.names());
        return names;
    }

    /** Whether the algorithm needs TensorFlow. */
    public static boolean learns(String algorithm) {
        return LEARNING.contains(algorithm);
    }

    /** Whether the algorithm decides the slots itself, so that its name is that of the slot solver too. */
    public static boolean solvesSlots(String algorithm) {
        return algorithm.equals(TWIN);
    }

    /** Who solves the slots where nobody is named: the agent itself if it does that, or the scenario's solver. */
    public static String defaultSolver(String algorithm, Scenario scenario) {
        return solvesSlots(algorithm) ? algorithm : SlotSolvers.defaultName(scenario);
    }

    /**
     * Makes a learner that does not learn.
     *
     * @param solver makes slot solvers of the kind that solves the episodes
     * @throws BadInputException if the algorithm cannot work with this scenario or solver
     */
    public static Learner policy(String algorithm, Scenario scenario, long seed, Supplier<SlotSolver> solver) {
        try {
            return new PolicyLearner(CachingPolicies.named(algorithm, scenario, seed, solver), seed);
        } catch (IllegalArgumentException e) {
            throw BadInputException.of("algorithm", e.getMessage());
        }
    }

    /** Makes an agent. */
    public static Learner agent(String algorithm, Scenario scenario, long seed, ConfigProto config) {
        int services = scenario.services().count();
        int observation = LargeTimescaleState.size(scenario.caching().observation(), scenario.network().servers(),
                services);
        int action = scenario.planLength();
        return switch (algorithm) {
            case "ddpg" -> new DdpgLearner(algorithm, new PlainDdpg(observation, action, services, scenario.agent(),
                    scenario.learning(), seed, config), scenario, seed);
            case TWIN -> new TwinDdpgLearner(algorithm, new TwinDdpg(observation, 3 * scenario.network().users(),
                    action, services, scenario.agent(), scenario.learning(), seed, config), scenario, seed);
            default -> new DdpgLearner(algorithm, new LstmDdpg(observation, action, services, scenario.agent(),
                    scenario.learning(), seed, config), scenario, seed);
        };
    }
}
