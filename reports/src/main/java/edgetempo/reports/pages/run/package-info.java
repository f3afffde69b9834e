/**
 * Training runs as a page: rewards, learning metrics, cache contents, one slot on a map, and convergence of the genetic algorithm there.
 * Reads run folders; nothing here plays, solves or trains.
 */
package edgetempo.reports.pages.run;
