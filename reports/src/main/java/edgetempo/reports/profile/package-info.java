/**
 * Analyses recordings of Java's flight recorder: time, allocation, garbage collections and compilations, as tables and flame graphs.
 * Recording belongs elsewhere.
 */
package edgetempo.reports.profile;
