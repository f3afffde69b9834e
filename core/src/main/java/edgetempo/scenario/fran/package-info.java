/**
 * The keys of the fog radio access network: one record per section, one enumeration per choice, below {@link
 * edgetempo.scenario.fran.FranScenario}.
 */
package edgetempo.scenario.fran;
