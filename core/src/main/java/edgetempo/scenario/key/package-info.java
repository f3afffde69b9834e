/** What a record needs to be a scenario: annotations that describe keys and choices. Nothing that reads or checks them lives here. */
package edgetempo.scenario.key;
