/**
 * The fitness of a population, written in every way worth comparing. A way is a {@link edgetempo.benchmarks.fitness.FitnessKernel},
 * has a line in {@link edgetempo.benchmarks.fitness.FitnessKernels}, and is tested against core's
 * {@link edgetempo.ga.ScalarFitness} there.
 */
package edgetempo.benchmarks.fitness;
