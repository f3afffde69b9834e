/** Training runs, of one or several seeds: their folders, checkpoints and resumption. */
package edgetempo.experiments.training;
