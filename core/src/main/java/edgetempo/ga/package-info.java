/**
 * The genetic algorithm of the small timescale: chromosome layout, operators, islands, termination and the backends that run it. The scalar
 * backend is the specification of every other one; {@link edgetempo.ga.GaBackends} chooses one, once. A new selection implements {@link
 * edgetempo.ga.ParentSelection}, a new crossover {@link edgetempo.ga.Crossover}, a new kind of individual {@code GaPopulation}; {@code
 * Deme} evolves one population, {@code Evolution} and {@code Islands} run one or several. Operators are created by name, see {@link
 * edgetempo.ga.GaOperators}.
 */
package edgetempo.ga;
