/**
 * Slot solvers or caching policies side by side on the same slots or episodes: figures with intervals, tests, and the files of a
 * comparison's folder. Nothing here solves or plays.
 */
package edgetempo.reports.compare;
