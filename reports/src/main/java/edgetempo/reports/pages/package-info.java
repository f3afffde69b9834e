/**
 * From paths to a page: determines the kind of the named results (runs, seeds, F-RAN runs, comparisons, benchmark results), reads them, and
 * delegates to the package of that kind.
 */
package edgetempo.reports.pages;
