/**
 * The genetic algorithm of the small timescale: chromosome layout, operators, termination and the backends that run it. The scalar
 * backend is the specification of every other one; {@link edgetempo.ga.GaBackends} chooses one, once.
 */
package edgetempo.ga;
