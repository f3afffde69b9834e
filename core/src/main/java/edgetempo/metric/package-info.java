/**
 * What is measured while a world is played and an agent learns: each quantity declared once, with its name, unit and meaning. Tables,
 * event files and pages take it from here, so that declaring and measuring a metric is all that has to be written.
 */
package edgetempo.metric;
