/**
 * Everything that has a name: slot solvers, caching policies, operators of the genetic algorithm, and what other modules add. A
 * {@link edgetempo.catalogue.Provider} describes what its name stands for and creates it; {@link edgetempo.catalogue.Catalogue} finds
 * providers, EdgeTempo's own and others, in the same way. Third-party providers are checked at run time.
 */
package edgetempo.catalogue;
