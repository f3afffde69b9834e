/**
 * The measuring side of the regression gate: which benchmarks, in which virtual machines of which revision, in which
 * order. What the numbers mean is said by {@link edgetempo.reports.gate}.
 */
package edgetempo.benchmarks.gate;
