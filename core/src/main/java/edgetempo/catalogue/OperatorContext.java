package edgetempo.catalogue;

import edgetempo.scenario.mec.GaSettings;

/**
 * What an operator is made for.
 *
 * @param ga       in force: population size, and keys that belong to the operator
 * @param settings the operator's own
 */
public record OperatorContext(GaSettings ga, SettingValues settings) {}
