/** Benchmark results as a page: throughput and time with intervals, forks, allocation, devices, history. */
package edgetempo.reports.pages.bench;
