/** The keys of the fog radio access network: one record a section, one enumeration a choice, below {@link edgetempo.scenario.fran.FranScenario}. */
package edgetempo.scenario.fran;
