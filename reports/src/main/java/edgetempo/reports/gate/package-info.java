/**
 * Decides whether a candidate is slower, or allocates more, than a base: what is compared, the statistics behind a verdict, the repeated
 * measurement of doubtful benchmarks, and the reports. Nothing here measures; measurements come from a {@link
 * edgetempo.reports.gate.Measurer}.
 */
package edgetempo.reports.gate;
