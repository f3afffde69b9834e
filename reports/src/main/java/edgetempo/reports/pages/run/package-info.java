/**
 * Training runs as a page: what they earned, how they learned, what they cached, one slot on the map, how the genetic
 * algorithm converges there. Reads run folders; nothing here plays, solves or trains.
 */
package edgetempo.reports.pages.run;
