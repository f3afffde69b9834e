/** Agents and devices to be measured, by name. */
package edgetempo.benchmarks.agent;
