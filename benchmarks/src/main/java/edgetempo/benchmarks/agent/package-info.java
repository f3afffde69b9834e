/** Agents and devices to be measured, by name: the one place that knows how an agent is made. */
package edgetempo.benchmarks.agent;
