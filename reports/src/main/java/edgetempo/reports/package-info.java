/**
 * What all reports share: files that are there whole or not at all, and errors that fit one line. What is reported, and
 * in which format, belongs in the packages below.
 */
package edgetempo.reports;
