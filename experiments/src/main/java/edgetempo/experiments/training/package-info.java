/** Training runs: one, or the same with several seeds; what they leave in their folders, and how they go on after a stop. */
package edgetempo.experiments.training;
