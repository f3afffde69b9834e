/**
 * The fitness of a population, in all implementations worth comparing. An implementation is a {@link
 * edgetempo.benchmarks.fitness.FitnessKernel}, has a line in {@link edgetempo.benchmarks.fitness.FitnessKernels}, and is tested against
 * core's {@link edgetempo.ga.ScalarFitness} there.
 */
package edgetempo.benchmarks.fitness;
