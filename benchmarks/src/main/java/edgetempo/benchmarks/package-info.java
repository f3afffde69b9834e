/**
 * JMH suites, one class per question, and {@link edgetempo.benchmarks.Bench}, which runs them and writes the results. The measured code is
 * elsewhere: in core and agents, or in the packages below. Every workload is also a test.
 */
package edgetempo.benchmarks;
