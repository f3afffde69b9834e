package edgetempo.agents.training;

import edgetempo.catalogue.SettingValues;
import edgetempo.mec.SlotSolver;
import edgetempo.scenario.mec.Scenario;
import java.util.function.Supplier;
import org.tensorflow.proto.ConfigProto;

/**
 * What an agent is made for.
 *
 * @param scenario whose frames it plans
 * @param observationSize width of an observation
 * @param seed     root of its random streams
 * @param config   of a TensorFlow session; asked for by agents that have one
 * @param solver makes slot solvers of the kind that solves the episodes, for agents that try plans on slots of their own
 * @param settings the agent's own
 * @param threads  that learning and planning may take, at least 1; what is learned must not depend on it
 */
public record AgentContext(Scenario scenario, int observationSize, long seed, Supplier<ConfigProto> config,
        Supplier<SlotSolver> solver, SettingValues settings, int threads) {}
