package edgetempo.agents.training;

import edgetempo.catalogue.SettingValues;
import edgetempo.mec.SlotSolver;
import edgetempo.scenario.mec.Scenario;
import java.util.function.Supplier;
import org.tensorflow.proto.ConfigProto;

/**
 * Everything from which an agent is created.
 *
 * @param scenario whose frames it plans
 * @param observationSize width of an observation
 * @param seed     root of its random streams
 * @param config   of a TensorFlow session; evaluated only by agents that need one
 * @param solver makes slot solvers of the kind that solves the episodes, for agents that evaluate plans on simulated slots
 * @param settings the agent's own
 * @param threads  that learning and planning may take, at least 1; what is learned must not depend on it
 */
public record AgentContext(Scenario scenario, int observationSize, long seed, Supplier<ConfigProto> config,
        Supplier<SlotSolver> solver, SettingValues settings, int threads) {}
