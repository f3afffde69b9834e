/** The keys of the two-timescale system: one record a section, one enumeration a choice, below {@link edgetempo.scenario.mec.Scenario}. */
package edgetempo.scenario.mec;
