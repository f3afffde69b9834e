/**
 * From paths to a page: finds out what was named (runs, seeds, F-RAN runs, comparisons, benchmark results), reads it, and has
 * the package of its kind make the page.
 */
package edgetempo.reports.pages;
