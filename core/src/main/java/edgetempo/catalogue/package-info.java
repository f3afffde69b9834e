/**
 * Everything that has a name: slot solvers, caching policies, operators of the genetic algorithm, and what other modules add. A
 * {@link edgetempo.catalogue.Provider} says what its name stands for and makes it; {@link edgetempo.catalogue.Catalogue} finds
 * providers, EdgeTempo's own and others, in the same way. What is not EdgeTempo's own is checked while it runs.
 */
package edgetempo.catalogue;
