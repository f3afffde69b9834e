/**
 * The keys of the two-timescale system: one record per section, one enumeration per choice, below {@link edgetempo.scenario.mec.Scenario}.
 */
package edgetempo.scenario.mec;
