/** Solving of individual slots. */
package edgetempo.experiments.solving;
