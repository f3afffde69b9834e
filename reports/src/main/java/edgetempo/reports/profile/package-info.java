/**
 * What a recording of Java's flight recorder says: where time went, what was allocated where, collections and
 * compilations, as figures and as flame graphs. Who records is of no concern here.
 */
package edgetempo.reports.profile;
