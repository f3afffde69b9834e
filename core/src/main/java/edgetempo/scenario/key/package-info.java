/** What a scenario record is built from: annotations that describe keys and choices. Nothing that reads or checks them lives here. */
package edgetempo.scenario.key;
