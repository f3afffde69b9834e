/**
 * What is measured while a world is played and an agent learns: each quantity declared once, with its name, unit and meaning. Tables,
 * event files and pages take it from here, so that whoever declares and measures a metric has nothing else to write.
 */
package edgetempo.metric;
