/**
 * The slot's genetic algorithm in other libraries, each as its documentation recommends, on one thread: same problem, same
 * population and generations, uniform crossover and redrawing mutation at the same rates, one evaluation function. Where a library
 * would need a composite chromosome for integers beside reals, the integer is the whole part of a real, which is the shorter way: the
 * evaluation truncates anyway. Selection is what each library has nearest to a softmax roulette; its class says which.
 */
package edgetempo.benchmarks.peer;
