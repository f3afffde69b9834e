/**
 * What is simulated and how: immutable {@link edgetempo.scenario.Scenario} and {@link edgetempo.scenario.FranScenario}
 * records, one a system, the strict YAML reader, the presets, and the reference of every key, which is generated from the records. Values and their ranges live here;
 * behaviour does not.
 */
package edgetempo.scenario;
