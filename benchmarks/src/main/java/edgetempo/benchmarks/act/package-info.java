/** Ways to compute an actor's choice for one observation, all from the same weights, to be compared. */
package edgetempo.benchmarks.act;
