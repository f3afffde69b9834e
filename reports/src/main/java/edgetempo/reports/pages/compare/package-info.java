/** A comparison of slot solvers or caching policies as a page. */
package edgetempo.reports.pages.compare;
