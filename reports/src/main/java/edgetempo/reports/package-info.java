/**
 * What all reports share: atomic files, and one-line errors. What is reported, and
 * in which format, belongs in the packages below.
 */
package edgetempo.reports;
