/**
 * Comparisons of slot solvers or caching policies on the same slots or episodes: statistics with intervals, tests, and the files of a
 * comparison's folder. Nothing here solves or plays.
 */
package edgetempo.reports.compare;
