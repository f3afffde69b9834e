/**
 * Tells whether a candidate got slower, or allocates more, than a base: what is compared, the statistics behind a
 * verdict, the order in which doubtful benchmarks are measured again, and how all that is reported. Nothing here
 * measures; where numbers come from is behind {@link edgetempo.reports.gate.Measurer}.
 */
package edgetempo.reports.gate;
