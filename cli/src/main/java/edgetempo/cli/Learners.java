package edgetempo.cli;

import edgetempo.agents.ddpg.Ddpg;
import edgetempo.agents.ddpg.LstmDdpg;
import edgetempo.agents.ddpg.PlainDdpg;
import edgetempo.agents.training.DdpgLearner;
import edgetempo.agents.training.Learner;
import edgetempo.agents.training.PolicyLearner;
import edgetempo.caching.CachingPolicies;
import edgetempo.mec.SlotSolver;
import edgetempo.mec.TwoTimescaleEnv;
import edgetempo.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.tensorflow.proto.ConfigProto;

/** Learners by the name of their algorithm. */
final class Learners {
    private static final List<String> LEARNING = List.of("lstm-ddpg", "ddpg");

    private Learners() {}

    /** Every name: agents first, then policies that do not learn. */
    static List<String> names() {
        List<String> names = new ArrayList<>(LEARNING);
        names.addAll(CachingPolicies.names());
        return names;
    }

    /** Whether the algorithm needs TensorFlow. */
    static boolean learns(String algorithm) {
        return LEARNING.contains(algorithm);
    }

    /**
     * Makes a learner that does not learn.
     *
     * @param solver makes slot solvers of the kind that solves the episodes
     * @throws BadInputException if the algorithm cannot work with this scenario or solver
     */
    static Learner policy(String algorithm, Scenario scenario, long seed, Supplier<SlotSolver> solver) {
        try {
            return new PolicyLearner(CachingPolicies.named(algorithm, scenario, seed, solver), seed);
        } catch (IllegalArgumentException e) {
            throw new BadInputException("--algorithm " + e.getMessage());
        }
    }

    /** Makes an agent for an environment. */
    static DdpgLearner agent(String algorithm, TwoTimescaleEnv env, long seed, ConfigProto config) {
        Scenario scenario = env.scenario();
        int observation = env.observationSize();
        int action = env.planLength();
        int services = scenario.services().count();
        Ddpg agent = algorithm.equals("ddpg")
                ? new PlainDdpg(observation, action, services, scenario.agent(), scenario.learning(), seed, config)
                : new LstmDdpg(observation, action, services, scenario.agent(), scenario.learning(), seed, config);
        return new DdpgLearner(algorithm, agent, scenario, seed);
    }
}
