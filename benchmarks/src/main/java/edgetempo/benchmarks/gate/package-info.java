/**
 * The measuring side of the regression gate: which benchmarks, in which virtual machines of which revision, in which
 * order. Statistics and verdicts are in {@link edgetempo.reports.gate}.
 */
package edgetempo.benchmarks.gate;
