/** Every slot solver by name, for command lines, comparisons and benchmarks. Knows all solver packages; none knows it. */
package edgetempo.registry;
