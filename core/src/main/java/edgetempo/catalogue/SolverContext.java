package edgetempo.catalogue;

import edgetempo.ga.GaBackend;
import edgetempo.scenario.mec.Scenario;

/**
 * Everything from which a slot solver is created.
 *
 * @param scenario whose slots it solves, with the settings that are scenario keys
 * @param backend  runs genetic algorithms
 * @param settings the solver's own
 * @param limits   of a slot
 */
public record SolverContext(Scenario scenario, GaBackend backend, SettingValues settings, SolverLimits limits) {}
