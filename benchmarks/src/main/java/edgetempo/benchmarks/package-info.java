/**
 * JMH suites, one class a question, and {@link edgetempo.benchmarks.Bench}, which runs them and writes what they measured. What
 * is measured lives elsewhere: in core and agents, or in the packages below. Every workload is also a test.
 */
package edgetempo.benchmarks;
