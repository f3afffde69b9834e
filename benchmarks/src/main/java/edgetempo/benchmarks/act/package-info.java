/** Implementations of an actor's forward pass for one observation, all with the same weights, for comparison. */
package edgetempo.benchmarks.act;
