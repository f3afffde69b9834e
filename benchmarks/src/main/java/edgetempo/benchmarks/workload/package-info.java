/** What is measured: slots of a given size, from the presets. Knows core alone; everything else of the suites builds on it. */
package edgetempo.benchmarks.workload;
